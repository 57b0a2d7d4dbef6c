package dev.assay.statistics.vectors;

import static dev.assay.statistics.vectors.Inputs.alpha;
import static dev.assay.statistics.vectors.Inputs.number;
import static dev.assay.statistics.vectors.Inputs.proportion;
import static dev.assay.statistics.vectors.Inputs.sample;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Sample;
import dev.assay.statistics.Status;
import dev.assay.statistics.Tail;
import dev.assay.statistics.comparison.ChiSquareTest;
import dev.assay.statistics.comparison.Fieller;
import dev.assay.statistics.comparison.FisherExact;
import dev.assay.statistics.comparison.NonInferiority;
import dev.assay.statistics.comparison.Proportion;
import dev.assay.statistics.comparison.RelativeLift;
import dev.assay.statistics.comparison.TwoProportions;
import dev.assay.statistics.comparison.Welch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Answers of the fixed-horizon comparisons. */
final class ComparisonAnswers {
    private ComparisonAnswers() {}

    static Map<String, Object> twoProportions(JsonNode inputs) {
        Proportion control = proportion(inputs.get("control"));
        Proportion treatment = proportion(inputs.get("treatment"));
        double alpha = alpha(inputs);
        TwoProportions result = TwoProportions.compare(control, treatment, alpha);
        var test = result.test();
        boolean flat = result.status() == Status.NO_VARIATION;
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("p_control", control.n() > 0 ? Optional.of(control.rate()) : Optional.empty());
        answer.put("p_treatment", treatment.n() > 0 ? Optional.of(treatment.rate()) : Optional.empty());
        answer.put("diff", result.difference());
        answer.put("pooled_p", flat ? Optional.of(control.rate()) : test.map(TwoProportions.ZTest::pooledRate));
        answer.put("se_pooled", flat ? Optional.of(0.0) : test.map(TwoProportions.ZTest::sePooled));
        answer.put("se_unpooled", flat ? Optional.of(0.0) : test.map(TwoProportions.ZTest::seUnpooled));
        answer.put("wilson_control", control.n() > 0 ? Optional.of(control.wilson(alpha)) : Optional.empty());
        answer.put("wilson_treatment", treatment.n() > 0 ? Optional.of(treatment.wilson(alpha)) : Optional.empty());
        answer.put("newcombe_ci", result.newcombe());
        answer.put("z", test.map(TwoProportions.ZTest::z));
        tails(answer, test.map(TwoProportions.ZTest::p));
        answer.put("wald_ci", test.map(TwoProportions.ZTest::wald));
        return answer;
    }

    static Map<String, Object> chiSquare(JsonNode inputs) {
        List<List<Long>> table = new ArrayList<>();
        inputs.get("table")
                .forEach(
                        row -> table.add(row.valueStream().map(JsonNode::asLong).toList()));
        ChiSquareTest plain = ChiSquareTest.of(table);
        ChiSquareTest yates = ChiSquareTest.withYates(table);
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", plain.status());
        answer.put("statistic", plain.outcome().map(ChiSquareTest.Outcome::statistic));
        answer.put("df", plain.outcome().map(ChiSquareTest.Outcome::df));
        answer.put("p_value", plain.outcome().map(ChiSquareTest.Outcome::p));
        answer.put("ln_p_value", plain.outcome().map(ChiSquareTest.Outcome::lnP));
        answer.put("min_expected", plain.outcome().map(ChiSquareTest.Outcome::minExpected));
        answer.put("statistic_yates", yates.outcome().map(ChiSquareTest.Outcome::statistic));
        answer.put("p_value_yates", yates.outcome().map(ChiSquareTest.Outcome::p));
        return answer;
    }

    static Map<String, Object> fisher(JsonNode inputs) {
        FisherExact result = FisherExact.test(proportion(inputs.get("control")), proportion(inputs.get("treatment")));
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        tails(answer, result.outcome().map(FisherExact.Outcome::p));
        answer.put("mid_p_two_sided", result.outcome().map(FisherExact.Outcome::midP));
        answer.put("odds_ratio_sample", result.outcome().map(FisherExact.Outcome::oddsRatio));
        return answer;
    }

    static Map<String, Object> welch(JsonNode inputs) {
        Sample control = sample(inputs.get("control"));
        Sample treatment = sample(inputs.get("treatment"));
        Welch result = Welch.compare(control, treatment, alpha(inputs));
        var test = result.test();
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("mean_control", control.mean());
        answer.put("mean_treatment", treatment.mean());
        answer.put("var_control", control.variance());
        answer.put("var_treatment", treatment.variance());
        answer.put("diff", result.difference());
        answer.put("se", test.map(Welch.TTest::se));
        answer.put("t", test.map(Welch.TTest::t));
        answer.put("df", test.map(Welch.TTest::df));
        tails(answer, test.map(Welch.TTest::p));
        answer.put("ci", test.map(Welch.TTest::interval));
        return answer;
    }

    static Map<String, Object> relativeLift(JsonNode inputs) {
        RelativeLift result =
                RelativeLift.of(sample(inputs.get("control")), sample(inputs.get("treatment")), alpha(inputs));
        var delta = result.delta();
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("lift", result.lift());
        answer.put("se", delta.map(RelativeLift.Delta::se));
        answer.put("z", delta.map(RelativeLift.Delta::z));
        answer.put("p_normal", delta.map(each -> each.normalP().twoSided()));
        answer.put("ci_normal", delta.map(RelativeLift.Delta::normal));
        answer.put("df", delta.map(RelativeLift.Delta::df));
        answer.put("p_t", delta.map(each -> each.studentP().twoSided()));
        answer.put("ci_t", delta.map(RelativeLift.Delta::student));
        answer.put("log_ratio", result.logScale().map(RelativeLift.LogScale::logRatio));
        answer.put("se_log", result.logScale().map(RelativeLift.LogScale::se));
        answer.put("ci_log", result.logScale().map(RelativeLift.LogScale::interval));
        answer.put("p_log", result.logScale().map(each -> each.p().twoSided()));
        return answer;
    }

    static Map<String, Object> fieller(JsonNode inputs) {
        Fieller result = Fieller.lift(sample(inputs.get("control")), sample(inputs.get("treatment")), alpha(inputs));
        Optional<Interval> limits = result.set().flatMap(Fieller.Set::limits);
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("g", result.set().map(Fieller.Set::g));
        answer.put("kind", result.set().map(Fieller.Set::shape));
        answer.put("lift_low", limits.map(Interval::low));
        answer.put("lift_high", limits.map(Interval::high));
        return answer;
    }

    static Map<String, Object> nonInferiority(JsonNode inputs) {
        Sample control = sample(inputs.get("control"));
        Sample treatment = sample(inputs.get("treatment"));
        double margin = number(inputs, "margin", 0);
        boolean higher = !inputs.has("higher_is_better")
                || inputs.get("higher_is_better").asBoolean();
        NonInferiority result = switch (inputs.get("margin_type").asString()) {
            case "absolute" -> NonInferiority.absolute(control, treatment, margin, higher, alpha(inputs));
            default -> NonInferiority.relative(control, treatment, margin, higher, alpha(inputs));
        };
        var outcome = result.outcome();
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("contrast", outcome.map(NonInferiority.Outcome::contrast));
        answer.put("se", outcome.map(NonInferiority.Outcome::se));
        answer.put("statistic", outcome.map(NonInferiority.Outcome::statistic));
        answer.put("df", outcome.map(NonInferiority.Outcome::df));
        answer.put("p_value", outcome.map(NonInferiority.Outcome::p));
        answer.put("ln_p_value", outcome.map(NonInferiority.Outcome::lnP));
        answer.put("p_value_normal", outcome.map(each -> Math.exp(each.lnNormalP())));
        answer.put("non_inferior", outcome.map(NonInferiority.Outcome::nonInferior));
        answer.put("one_sided_contrast_bound", outcome.map(NonInferiority.Outcome::bound));
        answer.put("diff_bound", outcome.map(NonInferiority.Outcome::differenceBound));
        return answer;
    }

    static void tails(Map<String, Object> answer, Optional<Tail> p) {
        answer.put("p_two_sided", p.map(Tail::twoSided));
        answer.put("ln_p_two_sided", p.map(Tail::lnTwoSided));
        answer.put("p_greater", p.map(Tail::greater));
        answer.put("ln_p_greater", p.map(Tail::lnGreater));
        answer.put("p_less", p.map(Tail::less));
        answer.put("ln_p_less", p.map(Tail::lnLess));
    }
}
