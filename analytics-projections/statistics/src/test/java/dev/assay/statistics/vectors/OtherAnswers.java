package dev.assay.statistics.vectors;

import static dev.assay.statistics.vectors.Inputs.alpha;
import static dev.assay.statistics.vectors.Inputs.doubles;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Moments;
import dev.assay.statistics.distribution.Normal;
import dev.assay.statistics.multiplicity.AdjustedP;
import dev.assay.statistics.trust.Calibration;
import dev.assay.statistics.trust.SampleRatio;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Answers of the corrections, the trust checks and the moments. */
final class OtherAnswers {
    private OtherAnswers() {}

    static Map<String, Object> multipleTesting(JsonNode inputs) {
        List<Double> p = doubles(inputs.get("p_values"));
        double alpha = alpha(inputs);
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", "OK");
        answer.put("bonferroni", AdjustedP.bonferroni(p));
        answer.put("sidak", AdjustedP.sidak(p));
        answer.put("holm", AdjustedP.holm(p));
        answer.put("hochberg", AdjustedP.hochberg(p));
        answer.put("bh", AdjustedP.benjaminiHochberg(p));
        answer.put("by", AdjustedP.benjaminiYekutieli(p));
        answer.put("rejected_holm", rejected(AdjustedP.holm(p), alpha));
        answer.put("rejected_bh", rejected(AdjustedP.benjaminiHochberg(p), alpha));
        if (inputs.has("estimates")) {
            answer.put("bonferroni_ci", intervals(inputs, alpha / p.size()));
            answer.put("fcr_bh_ci", intervals(inputs, AdjustedP.falseCoverageAlpha(p, alpha)));
        }
        return answer;
    }

    private static List<Integer> rejected(List<Double> adjusted, double alpha) {
        return IntStream.range(0, adjusted.size())
                .filter(i -> adjusted.get(i) <= alpha)
                .boxed()
                .toList();
    }

    private static List<Interval> intervals(JsonNode inputs, double alpha) {
        List<Double> estimates = doubles(inputs.get("estimates"));
        List<Double> ses = doubles(inputs.get("ses"));
        return IntStream.range(0, estimates.size())
                .mapToObj(i -> Interval.around(estimates.get(i), Normal.critical(alpha) * ses.get(i)))
                .toList();
    }

    static Map<String, Object> sampleRatio(JsonNode inputs) {
        List<Long> observed =
                inputs.get("observed").valueStream().map(JsonNode::asLong).toList();
        SampleRatio result = SampleRatio.check(observed, doubles(inputs.get("weights")));
        var outcome = result.outcome();
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("expected_counts", outcome.map(SampleRatio.Outcome::expected));
        answer.put("statistic", outcome.map(SampleRatio.Outcome::statistic));
        answer.put("df", outcome.map(SampleRatio.Outcome::df));
        answer.put("p_value", outcome.map(each -> Math.exp(each.lnPearsonP())));
        answer.put("ln_p_value", outcome.map(SampleRatio.Outcome::lnPearsonP));
        answer.put("srm_at_0_001", outcome.map(each -> each.lnPearsonP() < Math.log(SampleRatio.WARNING)));
        answer.put("srm_at_0_0005", outcome.map(each -> each.lnPearsonP() < Math.log(SampleRatio.ALARM)));
        answer.put("sequential_ln_bayes_factor", outcome.map(SampleRatio.Outcome::lnBayesFactor));
        answer.put("sequential_p_value", outcome.map(SampleRatio.Outcome::sequentialP));
        return answer;
    }

    static Map<String, Object> momentsMerge(JsonNode inputs) {
        List<Map<String, Object>> parts = new ArrayList<>();
        Moments merged = Moments.NONE;
        for (JsonNode part : inputs.get("parts")) {
            Moments moments =
                    Moments.ofValues(part.valueStream().map(Inputs::exact).toList());
            parts.add(described(moments));
            merged = merged.plus(moments);
        }
        return Map.of("status", "OK", "parts", parts, "merged", described(merged));
    }

    private static Map<String, Object> described(Moments moments) {
        return Map.of(
                "n",
                moments.n(),
                "mean",
                moments.mean(),
                "m2",
                moments.squaredDeviations(),
                "variance",
                moments.variance());
    }

    static Map<String, Object> aaBand(JsonNode inputs) {
        Interval band = Calibration.rejections(
                inputs.get("simulations").asInt(),
                alpha(inputs),
                inputs.get("confidence").asDouble());
        return Map.of("status", "OK", "low", band.low(), "high", band.high());
    }

    static Map<String, Object> ksUniform(JsonNode inputs) {
        var uniformity = Calibration.uniformity(doubles(inputs.get("p_values")));
        return Map.of("status", "OK", "d", uniformity.distance(), "p_value_asymptotic", uniformity.p());
    }
}
