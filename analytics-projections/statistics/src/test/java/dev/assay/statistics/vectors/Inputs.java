package dev.assay.statistics.vectors;

import dev.assay.statistics.JointMoments;
import dev.assay.statistics.Moments;
import dev.assay.statistics.Sample;
import dev.assay.statistics.Summary;
import dev.assay.statistics.comparison.Proportion;
import dev.assay.statistics.planning.Design;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** Of named variables, by sums ({@code sum_y}, {@code sum_yd}) or by lists of values ({@code y}, {@code d}). */
    static JointMoments joint(JsonNode arm, String... names) {
        List<BigDecimal> sums = new ArrayList<>();
        List<BigDecimal> products = new ArrayList<>();
        if (!arm.has("sum_" + names[0])) {
            return arm.path("n").asLong(1) == 0 ? JointMoments.none(names.length) : jointValues(arm, names);
        }
        for (int i = 0; i < names.length; i++) {
            sums.add(exact(arm.get("sum_" + names[i])));
            for (int j = i; j < names.length; j++) {
                String straight = "sum_" + names[i] + names[j];
                products.add(exact(arm.get(arm.has(straight) ? straight : "sum_" + names[j] + names[i])));
            }
        }
        return JointMoments.ofSums(arm.get("n").asLong(), sums, products);
    }

    private static JointMoments jointValues(JsonNode arm, String... names) {
        List<List<BigDecimal>> users = new ArrayList<>();
        if (arm.has(names[0])) {
            for (int user = 0; user < arm.get(names[0]).size(); user++) {
                int at = user;
                users.add(Arrays.stream(names)
                        .map(name -> exact(arm.get(name).get(at)))
                        .toList());
            }
        } else {
            arm.get(arm.has("values") ? "values" : "units")
                    .forEach(unit -> users.add(
                            unit.isArray()
                                    ? unit.valueStream().map(Inputs::exact).toList()
                                    : Arrays.stream(names)
                                            .map(name -> exact(unit.get(name)))
                                            .toList()));
        }
        return JointMoments.ofUsers(names.length, users);
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
