package dev.assay.statistics.vectors;

import static dev.assay.statistics.vectors.Inputs.alpha;

import dev.assay.statistics.ExactSum;
import dev.assay.statistics.quantile.ArmQuantile;
import dev.assay.statistics.quantile.QuantileComparison;
import dev.assay.statistics.quantile.Winsorized;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Answers of quantiles, caps and sums of doubles. */
final class QuantileAnswers {
    private QuantileAnswers() {}

    static Map<String, Object> quantile(JsonNode inputs) {
        QuantileComparison result = QuantileComparison.compare(
                users(inputs.get("control")),
                users(inputs.get("treatment")),
                inputs.get("q").asDouble(),
                alpha(inputs));
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("control", result.control().map(QuantileAnswers::arm));
        answer.put("treatment", result.treatment().map(QuantileAnswers::arm));
        answer.put("diff", result.difference());
        CovariateAnswers.test(answer, result.status(), result.test(), "se_diff", "ci");
        return answer;
    }

    private static List<double[]> users(JsonNode arm) {
        JsonNode clusters = arm.has("clusters") ? arm.get("clusters") : arm.has("values") ? arm.get("values") : arm;
        return clusters.valueStream()
                .map(user -> user.isArray()
                        ? user.valueStream().mapToDouble(JsonNode::asDouble).toArray()
                        : new double[] {user.asDouble()})
                .toList();
    }

    private static Map<String, Object> arm(ArmQuantile arm) {
        ArmQuantile.OrderInterval order = arm.order();
        Map<String, Object> answer = new HashMap<>();
        answer.put("n", arm.n());
        answer.put("clusters", arm.users());
        answer.put("estimate", arm.estimate());
        answer.put("order_ci_ranks", List.of(order.lowRank(), order.highRank()));
        answer.put("order_ci", List.of(order.low(), order.high()));
        answer.put("p_se_iid", arm.independent().shareSe());
        answer.put("outer_ci_iid", arm.independent().outer());
        answer.put("se_iid", arm.independent().se());
        answer.put("p_se_cluster", arm.clustered().map(ArmQuantile.Spread::shareSe));
        answer.put("outer_ci_cluster", arm.clustered().map(ArmQuantile.Spread::outer));
        answer.put("se_cluster", arm.clustered().map(ArmQuantile.Spread::se));
        return answer;
    }

    static Map<String, Object> winsorize(JsonNode inputs) {
        List<BigDecimal> control = values(inputs.get("control"));
        List<BigDecimal> treatment = values(inputs.get("treatment"));
        Winsorized result = inputs.has("cap")
                ? Winsorized.at(control, treatment, Inputs.exact(inputs.get("cap")))
                : Winsorized.atQuantile(
                        control, treatment, inputs.get("upper_quantile").asDouble());
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("cap", result.cap().map(BigDecimal::doubleValue));
        answer.put("control", arm(result.control()));
        answer.put("treatment", arm(result.treatment()));
        return answer;
    }

    private static List<BigDecimal> values(JsonNode arm) {
        return (arm.isArray() ? arm : arm.get("values"))
                .valueStream()
                .map(Inputs::exact)
                .toList();
    }

    private static Map<String, Object> arm(Winsorized.Arm arm) {
        return Map.of(
                "n", arm.moments().n(),
                "n_capped", arm.capped(),
                "mean", arm.moments().mean(),
                "var", arm.moments().variance());
    }

    static Map<String, Object> exactSum(JsonNode inputs) {
        ExactSum sum = ExactSum.of(inputs.get("values")
                .valueStream()
                .mapToDouble(QuantileAnswers::number)
                .toArray());
        return Map.of("status", "OK", "sum", sum.sum(), "sum_sq", sum.sumOfSquares(), "n", Optional.of(sum.n()));
    }

    /** JSON has no infinity and no NaN; they come as text, if at all. */
    private static double number(JsonNode value) {
        String text = value.isNull() ? "nan" : value.asString().toLowerCase(Locale.ROOT);
        return switch (text.replaceFirst("^[+-]", "")) {
            case "nan" -> Double.NaN;
            case "inf", "infinity" -> text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
