package dev.assay.statistics.vectors;

import static dev.assay.statistics.vectors.Inputs.alpha;
import static dev.assay.statistics.vectors.Inputs.design;
import static dev.assay.statistics.vectors.Inputs.number;

import dev.assay.statistics.planning.DetectableEffect;
import dev.assay.statistics.planning.MeanSampleSize;
import dev.assay.statistics.planning.Power;
import dev.assay.statistics.planning.ProportionSampleSize;
import dev.assay.statistics.planning.RunTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** Answers of the planning formulas. */
final class PlanningAnswers {
    private PlanningAnswers() {}

    static Map<String, Object> proportion(JsonNode inputs) {
        double baseline = inputs.get("baseline").asDouble();
        double treatment = inputs.has("relative_lift")
                ? baseline * (1 + inputs.get("relative_lift").asDouble())
                : baseline + inputs.get("absolute_lift").asDouble();
        ProportionSampleSize size = ProportionSampleSize.of(baseline, treatment, design(inputs));
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", "OK");
        answer.put("p_treatment", size.treatmentRate());
        answer.put("n_control_pooled", size.pooled());
        answer.put("n_control_pooled_ceil", Math.ceil(size.pooled()));
        answer.put("n_control_unpooled", size.unpooled());
        answer.put("n_control_unpooled_ceil", Math.ceil(size.unpooled()));
        answer.put("effect_size_h", size.effectSize());
        answer.put("n_control_arcsine", size.arcsine());
        answer.put("n_evan_miller", size.baselineVariance());
        answer.put("n_rule_of_16", size.ruleOfThumb());
        return answer;
    }

    static Map<String, Object> mean(JsonNode inputs) {
        double sdControl = inputs.get("sd_control").asDouble();
        double size = MeanSampleSize.of(
                sdControl,
                number(inputs, "sd_treatment", sdControl),
                inputs.get("effect").asDouble(),
                design(inputs));
        double reduced = MeanSampleSize.reduced(size, number(inputs, "variance_reduction", 0));
        return Map.of(
                "status",
                "OK",
                "n_control",
                size,
                "n_control_ceil",
                Math.ceil(size),
                "n_control_cuped",
                reduced,
                "n_control_cuped_ceil",
                Math.ceil(reduced));
    }

    static Map<String, Object> power(JsonNode inputs) {
        List<Double> power = inputs.get("points")
                .valueStream()
                .map(point -> Power.ofRate(
                        point.get("baseline").asDouble(),
                        point.get("absolute_lift").asDouble(),
                        point.get("n_control").asLong(),
                        point.get("n_treatment").asLong(),
                        alpha(inputs)))
                .toList();
        return Map.of("status", "OK", "power", power);
    }

    static Map<String, Object> detectableEffect(JsonNode inputs) {
        boolean rate = inputs.get("kind").asString().equals("proportion");
        long nControl = inputs.get("n_control").asLong();
        long nTreatment = inputs.get("n_treatment").asLong();
        OptionalDouble effect = rate
                ? DetectableEffect.ofRate(inputs.get("baseline").asDouble(), nControl, nTreatment, design(inputs))
                : DetectableEffect.ofMean(inputs.get("var").asDouble(), nControl, nTreatment, design(inputs));
        double base = inputs.get(rate ? "baseline" : "mean").asDouble();
        return Map.of(
                "status",
                "OK",
                "mde_absolute",
                effect,
                "mde_relative",
                effect.isPresent() ? OptionalDouble.of(effect.getAsDouble() / Math.abs(base)) : OptionalDouble.empty());
    }

    static Map<String, Object> runTime(JsonNode inputs) {
        RunTime runTime = RunTime.of(
                inputs.get("n_per_variant").asLong(),
                inputs.get("variants").asInt(),
                inputs.get("daily_eligible_users").asDouble(),
                number(inputs, "traffic_fraction", 1));
        return Map.of(
                "status", "OK",
                "total_n", runTime.users(),
                "days", runTime.days(),
                "weeks_rounded_days", runTime.wholeWeeks());
    }
}
