package dev.assay.statistics.vectors;

import static dev.assay.statistics.vectors.Inputs.alpha;
import static dev.assay.statistics.vectors.Inputs.doubles;
import static dev.assay.statistics.vectors.Inputs.sample;

import dev.assay.statistics.Status;
import dev.assay.statistics.Tail;
import dev.assay.statistics.comparison.NormalTest;
import dev.assay.statistics.design.Contrast;
import dev.assay.statistics.design.StratifiedPeriods;
import dev.assay.statistics.design.StratifiedPeriods.ArmMean;
import dev.assay.statistics.design.StratifiedPeriods.PeriodArm;
import dev.assay.statistics.design.TwoByTwo;
import dev.assay.statistics.trust.Heterogeneity;
import dev.assay.statistics.trust.Trend;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Answers of designs beyond two arms, and of how effects differ between segments and over time. */
final class DesignAnswers {
    private DesignAnswers() {}

    static Map<String, Object> interaction(JsonNode inputs) {
        JsonNode cells = inputs.get("cells");
        TwoByTwo result = TwoByTwo.of(
                sample(cells.get("00")),
                sample(cells.get("01")),
                sample(cells.get("10")),
                sample(cells.get("11")),
                alpha(inputs));
        var interaction = result.tests().map(TwoByTwo.Tests::interaction);
        var logRatio = result.tests().flatMap(TwoByTwo.Tests::logRatio);
        var lift = result.tests().flatMap(TwoByTwo.Tests::liftDifference);
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("interaction", result.effects().map(TwoByTwo.Effects::interaction));
        answer.put("main_effect_a", result.effects().map(TwoByTwo.Effects::mainA));
        answer.put("main_effect_b", result.effects().map(TwoByTwo.Effects::mainB));
        answer.put("effect_a_given_b0", result.effects().map(TwoByTwo.Effects::aGivenB0));
        answer.put("effect_a_given_b1", result.effects().map(TwoByTwo.Effects::aGivenB1));
        answer.put("se", CovariateAnswers.se(result.status(), interaction.map(Contrast::se)));
        answer.put("z", interaction.map(Contrast::statistic));
        answer.put("p_normal", interaction.map(each -> each.normalP().twoSided()));
        answer.put("df", interaction.map(Contrast::df));
        answer.put("p_t", interaction.map(each -> each.studentP().twoSided()));
        answer.put("ci", interaction.map(Contrast::normal));
        answer.put(
                "se_main", CovariateAnswers.se(result.status(), result.tests().map(TwoByTwo.Tests::seMain)));
        answer.put("log_ratio_of_ratios", logRatio.map(NormalTest::estimate));
        answer.put("se_log", logRatio.map(NormalTest::se));
        answer.put("p_multiplicative", logRatio.map(each -> each.p().twoSided()));
        answer.put("lift_difference", lift.map(NormalTest::estimate));
        answer.put("se_lift_difference", lift.map(NormalTest::se));
        answer.put("p_lift_difference", lift.map(each -> each.p().twoSided()));
        return answer;
    }

    static Map<String, Object> stratifiedPeriods(JsonNode inputs) {
        List<Map<String, PeriodArm>> periods = new ArrayList<>();
        for (JsonNode period : inputs.get("periods")) {
            Map<String, PeriodArm> arms = new LinkedHashMap<>();
            period.get("arms")
                    .propertyStream()
                    .forEach(arm -> arms.put(
                            arm.getKey(),
                            new PeriodArm(
                                    Inputs.number(period.get("allocation"), arm.getKey(), 0), sample(arm.getValue()))));
            periods.add(arms);
        }
        StratifiedPeriods result = StratifiedPeriods.of(periods);
        return Map.of(
                "status", result.status(),
                "naive_mean", each(result, ArmMean::naive),
                "stratified_mean", each(result, ArmMean::stratified),
                "stratified_se", each(result, ArmMean::se),
                "ipw_hajek_mean", each(result, ArmMean::hajek));
    }

    private static Map<String, Object> each(StratifiedPeriods result, Function<ArmMean, Object> field) {
        Map<String, Object> answer = new LinkedHashMap<>();
        result.arms().forEach((arm, mean) -> answer.put(arm, field.apply(mean)));
        return answer;
    }

    static Map<String, Object> heterogeneity(JsonNode inputs) {
        Heterogeneity result = Heterogeneity.of(doubles(inputs.get("estimates")), doubles(inputs.get("ses")));
        var outcome = result.outcome();
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("pooled", outcome.map(Heterogeneity.Outcome::pooled));
        answer.put("pooled_se", outcome.map(Heterogeneity.Outcome::pooledSe));
        answer.put("q", outcome.map(Heterogeneity.Outcome::q));
        answer.put("df", outcome.map(Heterogeneity.Outcome::df));
        answer.put("p_value", outcome.map(Heterogeneity.Outcome::p));
        answer.put("i_squared", outcome.map(Heterogeneity.Outcome::iSquared));
        answer.put("tau_squared_dl", outcome.map(Heterogeneity.Outcome::tauSquared));
        answer.put(
                "segment_p",
                outcome.map(each -> each.segmentP().stream().map(Tail::twoSided).toList()));
        return answer;
    }

    static Map<String, Object> trend(JsonNode inputs) {
        Trend result = Trend.of(doubles(inputs.get("x")), doubles(inputs.get("estimates")), doubles(inputs.get("ses")));
        var slope = result.outcome().map(Trend.Outcome::slope);
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("slope", slope.map(NormalTest::estimate));
        answer.put("intercept", result.outcome().map(Trend.Outcome::intercept));
        CovariateAnswers.test(answer, Status.OK, slope, "slope_se", "slope_ci");
        return answer;
    }
}
