package dev.assay.statistics.vectors;

import static dev.assay.statistics.vectors.Inputs.alpha;
import static dev.assay.statistics.vectors.Inputs.joint;
import static dev.assay.statistics.vectors.Inputs.sample;

import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.DeltaLift;
import dev.assay.statistics.comparison.NormalTest;
import dev.assay.statistics.comparison.Welch;
import dev.assay.statistics.covariate.Cuped;
import dev.assay.statistics.covariate.PostStratification;
import dev.assay.statistics.covariate.PostStratification.Stratum;
import dev.assay.statistics.ratio.ArmRatio;
import dev.assay.statistics.ratio.RatioMetric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Answers of ratio metrics and of the adjustments by what was known before. */
final class CovariateAnswers {
    private CovariateAnswers() {}

    static Map<String, Object> ratio(JsonNode inputs) {
        RatioMetric result = RatioMetric.compare(
                joint(inputs.get("control"), "y", "d"), joint(inputs.get("treatment"), "y", "d"), alpha(inputs));
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("ratio_control", result.control().map(ArmRatio::value));
        answer.put("se_control", result.control().map(ArmRatio::se));
        answer.put("ratio_treatment", result.treatment().map(ArmRatio::value));
        answer.put("se_treatment", result.treatment().map(ArmRatio::se));
        answer.put("diff", result.difference());
        test(answer, result.status(), result.test(), "se_diff", "ci_diff");
        lift(answer, result.lift());
        return answer;
    }

    static Map<String, Object> cuped(JsonNode inputs) {
        Cuped result = Cuped.compare(
                joint(inputs.get("control"), "y", "x"), joint(inputs.get("treatment"), "y", "x"), alpha(inputs));
        var adjustment = result.adjustment();
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("theta", adjustment.map(Cuped.Adjustment::theta));
        answer.put("theta_joint", adjustment.map(Cuped.Adjustment::thetaJoint));
        answer.put("corr_sq_within", adjustment.map(Cuped.Adjustment::correlationSquaredWithin));
        answer.put("adj_mean_control", adjustment.map(each -> each.control().mean()));
        answer.put("adj_mean_treatment", adjustment.map(each -> each.treatment().mean()));
        answer.put("adj_var_control", adjustment.map(each -> each.control().variance()));
        answer.put("adj_var_treatment", adjustment.map(each -> each.treatment().variance()));
        answer.put("diff", result.difference());
        answer.put("se", se(result.status(), result.test().map(Welch.TTest::se)));
        answer.put("t", result.test().map(Welch.TTest::t));
        answer.put("df", result.test().map(Welch.TTest::df));
        ComparisonAnswers.tails(answer, result.test().map(Welch.TTest::p));
        answer.put("ci", result.test().map(Welch.TTest::interval));
        answer.put("se_unadjusted", adjustment.map(Cuped.Adjustment::unadjustedSe));
        answer.put("diff_unadjusted", adjustment.map(Cuped.Adjustment::unadjustedDifference));
        answer.put("variance_reduction", adjustment.map(Cuped.Adjustment::varianceReduction));
        lift(answer, result.lift());
        return answer;
    }

    static Map<String, Object> postStratification(JsonNode inputs) {
        List<Stratum> strata = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (JsonNode stratum : inputs.get("strata")) {
            strata.add(new Stratum(sample(stratum.get("control")), sample(stratum.get("treatment"))));
            if (stratum.hasNonNull("weight")) {
                weights.add(stratum.get("weight").asDouble());
            }
        }
        PostStratification result = weights.size() == strata.size()
                ? PostStratification.compare(strata, weights, alpha(inputs))
                : PostStratification.compare(strata, alpha(inputs));
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("weights", result.weights());
        answer.put("diff", result.difference());
        test(answer, result.status(), result.test(), "se", "ci");
        answer.put("naive_diff", result.unstratified());
        return answer;
    }

    static void test(Map<String, Object> answer, Status status, Optional<NormalTest> test, String se, String interval) {
        answer.put(se, se(status, test.map(NormalTest::se)));
        answer.put("z", test.map(NormalTest::z));
        ComparisonAnswers.tails(answer, test.map(NormalTest::p));
        answer.put(interval, test.map(NormalTest::interval));
    }

    /** Without variance the standard error is known, though there is no test. */
    static Optional<Double> se(Status status, Optional<Double> tested) {
        return status == Status.ZERO_VARIANCE ? Optional.of(0.0) : tested;
    }

    private static void lift(Map<String, Object> answer, Optional<DeltaLift> lift) {
        answer.put("lift", lift.map(DeltaLift::value));
        answer.put("se_lift", lift.map(DeltaLift::se));
        answer.put("ci_lift", lift.flatMap(DeltaLift::test).map(NormalTest::interval));
        answer.put("p_lift", lift.flatMap(DeltaLift::test).map(test -> test.p().twoSided()));
    }
}
