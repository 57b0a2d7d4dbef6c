package dev.assay.command.experiment;

import dev.assay.command.sending.Bodies;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.RolloutPlan;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.json.Numbers;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The small bodies of lifecycle requests. */
final class Requests {
    private static final int REASON = 2_000;

    private Requests() {}

    record Cloning(ExperimentId id, Optional<String> name) {}

    record Dates(Optional<Instant> start, Optional<Instant> end) {}

    record Move(OptionalInt phase, String reason) {}

    record Decision(VariantId variant, String reason) {}

    static Cloning cloning(JsonNode body) {
        return Bodies.read(body, Set.of("id", "name"), fields -> {
            var id = fields.required("id", 100, ExperimentId::new);
            var name = fields.optionalText("name", 200);
            return id == null ? null : new Cloning(id, name);
        });
    }

    static Dates dates(@Nullable JsonNode body) {
        return Bodies.read(
                body,
                Set.of("start_date", "end_date"),
                fields -> new Dates(fields.instant("start_date"), fields.instant("end_date")));
    }

    static Move move(@Nullable JsonNode body) {
        return Bodies.read(
                body,
                Set.of("phase", "reason"),
                fields -> new Move(
                        fields.number("phase", Requests::phase)
                                .map(OptionalInt::of)
                                .orElseGet(OptionalInt::empty),
                        fields.text("reason", REASON)));
    }

    private static int phase(BigDecimal value) {
        long phase = Numbers.whole(value);
        if (phase < 0 || phase > RolloutPlan.MOST_PHASES) {
            throw new IllegalArgumentException("must be from 0 to " + RolloutPlan.MOST_PHASES);
        }
        return (int) phase;
    }

    static Decision decision(JsonNode body) {
        return Bodies.read(body, Set.of("variant_id", "reason"), fields -> {
            var variant = fields.required("variant_id", 100, VariantId::new);
            var reason = fields.requiredText("reason", REASON);
            return variant == null ? null : new Decision(variant, reason);
        });
    }

    static VariantId variant(JsonNode body) {
        return Bodies.read(body, Set.of("variant_id"), fields -> fields.required("variant_id", 100, VariantId::new));
    }
}
