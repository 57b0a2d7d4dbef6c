package dev.assay.statistics.vectors;

import static dev.assay.statistics.vectors.Inputs.alpha;
import static dev.assay.statistics.vectors.Inputs.exact;
import static dev.assay.statistics.vectors.Inputs.sample;

import dev.assay.statistics.JointMoments;
import dev.assay.statistics.comparison.Welch;
import dev.assay.statistics.covariate.Cuped;
import dev.assay.statistics.covariate.PostStratification;
import dev.assay.statistics.quantile.QuantileArm;
import dev.assay.statistics.quantile.QuantileTest;
import dev.assay.statistics.quantile.Winsorized;
import dev.assay.statistics.ratio.RatioTest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** Answers of ratios, covariates, strata, quantiles and caps. */
final class CovariateAnswers {
    private CovariateAnswers() {}

    private static JointMoments moments(JsonNode arm, String other) {
        return JointMoments.of(
                arm.get("n").asLong(),
                exact(arm.get("sum_y")),
                exact(arm.get("sum_yy")),
                exact(arm.get("sum_" + other)),
                exact(arm.get("sum_" + other + other)),
                exact(arm.get(other.equals("d") ? "sum_yd" : "sum_xy")));
    }

    static Map<String, Object> ratio(JsonNode inputs) {
        var result = RatioTest.compare(
                moments(inputs.get("control"), "d"), moments(inputs.get("treatment"), "d"), alpha(inputs));
        var arms = result.arms();
        var test = result.test();
        var lift = test.flatMap(RatioTest.Test::lift);
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("ratio_control", arms.map(RatioTest.Arms::control));
        answer.put("se_control", arms.map(RatioTest.Arms::controlSe));
        answer.put("ratio_treatment", arms.map(RatioTest.Arms::treatment));
        answer.put("se_treatment", arms.map(RatioTest.Arms::treatmentSe));
        answer.put("diff", arms.map(RatioTest.Arms::difference));
        answer.put("se_diff", test.map(RatioTest.Test::se));
        answer.put("z", test.map(RatioTest.Test::z));
        answer.put("p_two_sided", test.map(each -> each.p().twoSided()));
        answer.put("ci_diff", test.map(RatioTest.Test::interval));
        answer.put("lift", lift.map(RatioTest.Lift::lift));
        answer.put("se_lift", lift.map(RatioTest.Lift::se));
        answer.put("ci_lift", lift.map(RatioTest.Lift::interval));
        answer.put("p_lift", lift.map(each -> each.p().twoSided()));
        return answer;
    }

    static Map<String, Object> cuped(JsonNode inputs) {
        var result = Cuped.compare(
                moments(inputs.get("control"), "x"), moments(inputs.get("treatment"), "x"), alpha(inputs));
        var adjusted = result.adjustment();
        var test = result.test();
        var lift = adjusted.flatMap(Cuped.Adjustment::lift);
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("theta", adjusted.map(Cuped.Adjustment::theta));
        answer.put("theta_joint", adjusted.map(Cuped.Adjustment::thetaJoint));
        answer.put("corr_sq_within", adjusted.map(Cuped.Adjustment::correlationSquared));
        answer.put("adj_mean_control", adjusted.map(each -> each.control().mean()));
        answer.put("adj_mean_treatment", adjusted.map(each -> each.treatment().mean()));
        answer.put("adj_var_control", adjusted.map(each -> each.control().variance()));
        answer.put("adj_var_treatment", adjusted.map(each -> each.treatment().variance()));
        answer.put("diff", adjusted.map(Cuped.Adjustment::difference));
        answer.put("se", test.map(Welch.TTest::se));
        answer.put("t", test.map(Welch.TTest::t));
        answer.put("df", test.map(Welch.TTest::df));
        answer.put("p_two_sided", test.map(each -> each.p().twoSided()));
        answer.put("ln_p_two_sided", test.map(each -> each.p().lnTwoSided()));
        answer.put("p_greater", test.map(each -> each.p().greater()));
        answer.put("p_less", test.map(each -> each.p().less()));
        answer.put("ci", test.map(Welch.TTest::interval));
        answer.put("se_unadjusted", adjusted.map(Cuped.Adjustment::unadjustedSe));
        answer.put("diff_unadjusted", adjusted.map(Cuped.Adjustment::unadjustedDifference));
        answer.put("variance_reduction", adjusted.map(Cuped.Adjustment::varianceReduction));
        answer.put("lift", lift.map(Cuped.Lift::lift));
        answer.put("se_lift", lift.map(Cuped.Lift::se));
        answer.put("ci_lift", lift.map(Cuped.Lift::interval));
        return answer;
    }

    static Map<String, Object> postStratification(JsonNode inputs) {
        var result = PostStratification.compare(
                inputs.get("strata")
                        .valueStream()
                        .map(stratum -> new PostStratification.Stratum(
                                stratum.hasNonNull("weight")
                                        ? OptionalDouble.of(
                                                stratum.get("weight").asDouble())
                                        : OptionalDouble.empty(),
                                sample(stratum.get("control")),
                                sample(stratum.get("treatment"))))
                        .toList(),
                alpha(inputs));
        var outcome = result.outcome();
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("weights", outcome.map(PostStratification.Outcome::weights));
        answer.put("diff", outcome.map(PostStratification.Outcome::difference));
        answer.put("se", outcome.map(PostStratification.Outcome::se));
        answer.put("z", outcome.map(PostStratification.Outcome::z));
        answer.put("p_two_sided", outcome.map(each -> each.p().twoSided()));
        answer.put("ci", outcome.map(PostStratification.Outcome::interval));
        answer.put("naive_diff", outcome.map(PostStratification.Outcome::naiveDifference));
        return answer;
    }

    static Map<String, Object> quantile(JsonNode inputs) {
        double q = inputs.get("q").asDouble();
        Optional<QuantileArm> control = arm(inputs.get("control"), q, alpha(inputs));
        Optional<QuantileArm> treatment = arm(inputs.get("treatment"), q, alpha(inputs));
        var result = QuantileTest.compare(control, treatment, q, alpha(inputs));
        var test = result.test();
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("control", control.map(CovariateAnswers::described));
        answer.put("treatment", treatment.map(CovariateAnswers::described));
        answer.put(
                "diff",
                control.isPresent() && treatment.isPresent()
                        ? Optional.of(treatment.get().estimate() - control.get().estimate())
                        : Optional.empty());
        answer.put("se_diff", test.map(QuantileTest.Test::se));
        answer.put("z", test.map(QuantileTest.Test::z));
        answer.put("p_two_sided", test.map(each -> each.p().twoSided()));
        answer.put("ci", test.map(QuantileTest.Test::interval));
        return answer;
    }

    private static Optional<QuantileArm> arm(JsonNode arm, double q, double alpha) {
        List<List<Double>> clusters = arm.has("clusters")
                ? arm.get("clusters").valueStream().map(Inputs::doubles).toList()
                : arm.get("values")
                        .valueStream()
                        .map(value -> List.of(value.asDouble()))
                        .toList();
        return QuantileArm.of(clusters, q, alpha);
    }

    private static Map<String, Object> described(QuantileArm arm) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("n", arm.n());
        answer.put("clusters", arm.clusters());
        answer.put("estimate", arm.estimate());
        answer.put("order_ci_ranks", List.of(arm.order().low(), arm.order().high()));
        answer.put("order_ci", arm.order().interval());
        answer.put("p_se_iid", arm.independent().shareSe());
        answer.put("p_se_cluster", arm.clustered().shareSe());
        answer.put("outer_ci_iid", arm.independent().outer());
        answer.put("outer_ci_cluster", arm.clustered().outer());
        answer.put("se_iid", arm.independent().se());
        answer.put("se_cluster", arm.clustered().se());
        return answer;
    }

    static Map<String, Object> winsorize(JsonNode inputs) {
        List<BigDecimal> control =
                inputs.get("control").valueStream().map(Inputs::exact).toList();
        List<BigDecimal> treatment =
                inputs.get("treatment").valueStream().map(Inputs::exact).toList();
        if (control.isEmpty() && treatment.isEmpty()) {
            return Map.of("status", "EMPTY_ARM");
        }
        var result = Winsorized.at(inputs.get("upper_quantile").asDouble(), control, treatment);
        return Map.of(
                "status",
                control.isEmpty() || treatment.isEmpty() ? "EMPTY_ARM" : "OK",
                "cap",
                result.cap().doubleValue(),
                "control",
                described(result.control()),
                "treatment",
                described(result.treatment()));
    }

    private static Map<String, Object> described(Winsorized.Arm arm) {
        return Map.of(
                "n", arm.values().n(),
                "n_capped", arm.capped(),
                "mean", arm.values().mean(),
                "var", arm.values().variance());
    }
}
