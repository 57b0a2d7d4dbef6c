package dev.assay.command.flag;

import dev.assay.model.flag.VariationId;
import dev.assay.model.json.Faults;
import dev.assay.model.json.Fields;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The small bodies of what is done with flags. */
final class FlagRequests {
    private FlagRequests() {}

    static String reason(@Nullable JsonNode body) {
        var faults = new Faults();
        var fields = new Fields(body == null ? JsonNodeFactory.instance.objectNode() : body, "", faults);
        var reason = fields.allowOnly(Set.of("reason")).text("reason", 2_000);
        faults.refuseIfAny();
        return reason;
    }

    static VariationId variation(JsonNode body) {
        var faults = new Faults();
        var fields = new Fields(body, "", faults).allowOnly(Set.of("variation"));
        var variation = fields.required("variation", 100, VariationId::new);
        faults.refuseIfAny();
        return Objects.requireNonNull(variation);
    }
}
