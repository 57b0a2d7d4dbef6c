package dev.assay.statistics.vectors;

import dev.assay.statistics.Moments;
import dev.assay.statistics.Sample;
import dev.assay.statistics.Summary;
import dev.assay.statistics.comparison.Proportion;
import dev.assay.statistics.planning.Design;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads the inputs of cases. */
final class Inputs {
    private Inputs() {}

    static Sample sample(JsonNode arm) {
        if (arm.has("values")) {
            return Moments.ofValues(
                    arm.get("values").valueStream().map(Inputs::exact).toList());
        }
        if (arm.has("sum")) {
            return Moments.ofSums(arm.get("n").asLong(), exact(arm.get("sum")), exact(arm.get("sum_sq")));
        }
        if (arm.has("x")) {
            return proportion(arm).moments();
        }
        return Summary.of(arm.get("n").asLong(), number(arm, "mean", 0), number(arm, "var", 0));
    }

    static Proportion proportion(JsonNode arm) {
        return new Proportion(arm.get("n").asLong(), arm.get("x").asLong());
    }

    static BigDecimal exact(JsonNode number) {
        return new BigDecimal(
                number.isString() ? number.asString() : number.decimalValue().toPlainString());
    }

    static double alpha(JsonNode inputs) {
        return number(inputs, "alpha", 0.05);
    }

    static double number(JsonNode inputs, String field, double otherwise) {
        return inputs.hasNonNull(field) ? inputs.get(field).asDouble() : otherwise;
    }

    static Design design(JsonNode inputs) {
        double ratio = number(inputs, "ratio", number(inputs, "k", number(inputs, "allocation_ratio", 1)));
        return new Design(alpha(inputs), number(inputs, "power", 0.8), ratio);
    }

    static List<Double> doubles(JsonNode numbers) {
        return numbers.valueStream().map(JsonNode::asDouble).toList();
    }
}
