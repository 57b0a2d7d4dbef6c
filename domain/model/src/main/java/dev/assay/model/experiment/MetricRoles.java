package dev.assay.model.experiment;

import dev.assay.model.json.Faults;
import dev.assay.model.metric.MetricId;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Which metrics an experiment may name: those that there are, each in one role. */
final class MetricRoles {
    private final Predicate<MetricId> known;
    private final Faults faults;
    private final Set<MetricId> named = new HashSet<>();

    private MetricRoles(Predicate<MetricId> known, Faults faults) {
        this.known = known;
        this.faults = faults;
    }

    static void check(ExperimentDefinition definition, Predicate<MetricId> known, Faults faults) {
        new MetricRoles(known, faults).check(definition);
    }

    private void check(ExperimentDefinition definition) {
        definition.targetMetric().ifPresent(id -> check("/target_metric", id));
        for (int i = 0; i < definition.secondaryMetrics().size(); i++) {
            check("/secondary_metrics/" + i, definition.secondaryMetrics().get(i));
        }
        for (int i = 0; i < definition.guardrails().size(); i++) {
            var guardrail = definition.guardrails().get(i);
            check("/guardrails/" + i + "/metric", guardrail.metric());
            if (!(guardrail.margin() >= 0 && guardrail.margin() < 1)) {
                faults.add("/guardrails/" + i + "/margin", "must be a fraction from 0 to below 1");
            }
        }
    }

    private void check(String pointer, MetricId id) {
        if (!named.add(id)) {
            faults.add(pointer, "'" + id + "' has a role already: target, secondary or guardrail, once");
        } else if (!known.test(id)) {
            faults.add(pointer, "there is no metric '" + id + "', or it is archived");
        }
    }
}
