package dev.assay.statistics.vectors;

import static dev.assay.statistics.vectors.Inputs.alpha;
import static dev.assay.statistics.vectors.Inputs.number;
import static dev.assay.statistics.vectors.Inputs.sample;

import dev.assay.statistics.design.Contrast;
import dev.assay.statistics.design.Interaction;
import dev.assay.statistics.design.StratifiedPeriods;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Answers of designs beyond two arms. */
final class DesignAnswers {
    private DesignAnswers() {}

    static Map<String, Object> interaction(JsonNode inputs) {
        JsonNode cells = inputs.get("cells");
        var result = Interaction.of(
                new Interaction.Cells(
                        sample(cells.get("00")),
                        sample(cells.get("01")),
                        sample(cells.get("10")),
                        sample(cells.get("11"))),
                alpha(inputs));
        var outcome = result.outcome();
        var test = outcome.flatMap(each -> each.interaction().test());
        var ratio = outcome.flatMap(Interaction.Outcome::multiplicative);
        var lift = outcome.flatMap(Interaction.Outcome::liftDifference);
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("interaction", outcome.map(each -> each.interaction().estimate()));
        answer.put("se", outcome.map(each -> each.interaction().se()));
        answer.put("z", test.map(Contrast.Test::statistic));
        answer.put("p_normal", test.map(each -> each.normal().twoSided()));
        answer.put("df", outcome.map(each -> each.interaction().df()));
        answer.put("p_t", test.map(each -> each.p().twoSided()));
        answer.put("ci", test.map(Contrast.Test::normalInterval));
        answer.put("main_effect_a", outcome.map(each -> each.mainA().estimate()));
        answer.put("main_effect_b", outcome.map(each -> each.mainB().estimate()));
        answer.put("se_main", outcome.map(each -> each.mainA().se()));
        answer.put("effect_a_given_b0", outcome.map(Interaction.Outcome::aGivenB0));
        answer.put("effect_a_given_b1", outcome.map(Interaction.Outcome::aGivenB1));
        answer.put("log_ratio_of_ratios", ratio.map(Interaction.Estimate::value));
        answer.put("se_log", ratio.map(Interaction.Estimate::se));
        answer.put("p_multiplicative", ratio.map(each -> each.p().twoSided()));
        answer.put("lift_difference", lift.map(Interaction.Estimate::value));
        answer.put("se_lift_difference", lift.map(Interaction.Estimate::se));
        answer.put("p_lift_difference", lift.map(each -> each.p().twoSided()));
        return answer;
    }

    static Map<String, Object> stratifiedPeriods(JsonNode inputs) {
        var result = StratifiedPeriods.of(
                inputs.get("periods").valueStream().map(DesignAnswers::period).toList());
        Map<String, Object> naive = new HashMap<>();
        Map<String, Object> mean = new HashMap<>();
        Map<String, Object> se = new HashMap<>();
        Map<String, Object> weighted = new HashMap<>();
        result.arms().forEach((name, arm) -> {
            naive.put(name, arm.naive());
            mean.put(name, arm.stratified().map(StratifiedPeriods.Estimate::mean));
            se.put(name, arm.stratified().map(StratifiedPeriods.Estimate::se));
            weighted.put(name, arm.weighted());
        });
        boolean whole =
                result.arms().values().stream().allMatch(arm -> arm.stratified().isPresent());
        return Map.of(
                "status",
                whole ? "OK" : "EMPTY_ARM",
                "naive_mean",
                naive,
                "stratified_mean",
                mean,
                "stratified_se",
                se,
                "ipw_hajek_mean",
                weighted);
    }

    private static StratifiedPeriods.Period period(JsonNode period) {
        Map<String, StratifiedPeriods.Seen> arms = new HashMap<>();
        period.get("arms").propertyStream().forEach(arm -> {
            double share = Optional.ofNullable(period.get("allocation"))
                    .map(allocation -> number(allocation, arm.getKey(), 0))
                    .orElse(0.0);
            arms.put(
                    arm.getKey(),
                    new StratifiedPeriods.Seen(
                            arm.getValue().get("n").asLong(),
                            number(arm.getValue(), "mean", 0),
                            number(arm.getValue(), "var", 0),
                            share));
        });
        return new StratifiedPeriods.Period(arms);
    }
}
