package dev.assay.query.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which entries of the audit log are asked for.
 *
 * @param action an action such as {@code experiment.started}, or all of a kind: {@code experiment}
 * @param resource such as {@code experiments/checkout}, or just {@code checkout}
 * @param from the first instant included
 * @param to the first instant no longer included
 */
record AuditFilter(
        Optional<String> actor,
        Optional<String> action,
        Optional<String> resource,
        Optional<String> request,
        Optional<Instant> from,
        Optional<Instant> to) {

    /** Conditions for SQL. */
    List<String> conditions() {
        var conditions = new ArrayList<String>();
        actor.ifPresent(_ -> conditions.add("actor = :actor"));
        action.ifPresent(_ -> conditions.add("(action = :action OR split_part(action, '.', 1) = :action)"));
        resource.ifPresent(_ -> conditions.add("(resource = :resource OR resource_id = :resource)"));
        request.ifPresent(_ -> conditions.add("request_id = :request"));
        from.ifPresent(_ -> conditions.add("at >= CAST(:from AS timestamptz)"));
        to.ifPresent(_ -> conditions.add("at < CAST(:to AS timestamptz)"));
        return conditions;
    }

    /** The values the conditions name. */
    Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        actor.ifPresent(value -> values.put("actor", value));
        action.ifPresent(value -> values.put("action", value));
        resource.ifPresent(value -> values.put("resource", value));
        request.ifPresent(value -> values.put("request", value));
        from.ifPresent(value -> values.put("from", value.toString()));
        to.ifPresent(value -> values.put("to", value.toString()));
        return values;
    }
}
