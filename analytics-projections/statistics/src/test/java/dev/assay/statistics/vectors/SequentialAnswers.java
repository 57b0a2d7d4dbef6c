package dev.assay.statistics.vectors;

import static dev.assay.statistics.vectors.Inputs.alpha;
import static dev.assay.statistics.vectors.Inputs.doubles;
import static dev.assay.statistics.vectors.Inputs.number;
import static dev.assay.statistics.vectors.Inputs.sample;

import dev.assay.statistics.sequential.AsymptoticSequence;
import dev.assay.statistics.sequential.GroupSequential;
import dev.assay.statistics.sequential.MixtureTest;
import dev.assay.statistics.sequential.PlannedLooks;
import dev.assay.statistics.sequential.Spending;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Answers of the sequential methods. */
final class SequentialAnswers {
    private SequentialAnswers() {}

    static Map<String, Object> mixture(JsonNode inputs) {
        var test = new MixtureTest(inputs.get("tau2").asDouble(), number(inputs, "theta0", 0), alpha(inputs));
        List<MixtureTest.Look> looks = test.looks(inputs.get("looks")
                .valueStream()
                .map(look -> new MixtureTest.Seen(sample(look.get("control")), sample(look.get("treatment"))))
                .toList());
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", "OK");
        answer.put("looks", looks.stream().map(SequentialAnswers::look).toList());
        answer.put("final_p", looks.isEmpty() ? 1.0 : looks.getLast().p());
        return answer;
    }

    private static Map<String, Object> look(MixtureTest.Look look) {
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", look.test().isPresent() ? "OK" : "SKIPPED");
        answer.put("diff", look.test().map(MixtureTest.Test::difference));
        answer.put("se", look.test().map(MixtureTest.Test::se));
        answer.put("ln_lambda", look.test().map(MixtureTest.Test::lnLambda));
        answer.put("p_look", look.test().map(MixtureTest.Test::p));
        answer.put("p_always_valid", look.p());
        answer.put("ci", look.test().map(MixtureTest.Test::interval));
        answer.put("ci_running", look.interval());
        return answer;
    }

    static Map<String, Object> asymptotic(JsonNode inputs) {
        double estimate = inputs.get("estimate").asDouble();
        var result = AsymptoticSequence.at(
                estimate,
                inputs.get("se").asDouble(),
                inputs.get("n").asLong(),
                alpha(inputs),
                number(inputs, "tuning_n", 5_000));
        Optional<AsymptoticSequence.TwoSided> two = result.bounds().map(AsymptoticSequence.Bounds::twoSided);
        Optional<AsymptoticSequence.OneSided> one = result.bounds().map(AsymptoticSequence.Bounds::oneSided);
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("rho", two.map(AsymptoticSequence.TwoSided::rho));
        answer.put("half_width", two.map(AsymptoticSequence.TwoSided::halfWidth));
        answer.put("ci", two.map(AsymptoticSequence.TwoSided::interval));
        answer.put("ln_e_value", two.map(AsymptoticSequence.TwoSided::lnEValue));
        answer.put("p_value", two.map(AsymptoticSequence.TwoSided::p));
        answer.put("rho_one_sided", one.map(AsymptoticSequence.OneSided::rho));
        answer.put("half_width_one_sided", one.map(AsymptoticSequence.OneSided::halfWidth));
        answer.put("lower_bound", one.map(AsymptoticSequence.OneSided::lower));
        answer.put("upper_bound", one.map(AsymptoticSequence.OneSided::upper));
        answer.put("p_greater", one.map(AsymptoticSequence.OneSided::greater));
        answer.put("p_less", one.map(AsymptoticSequence.OneSided::less));
        return answer;
    }

    static Map<String, Object> groupSequential(JsonNode inputs) {
        boolean twoSided = number(inputs, "sided", 2) == 2;
        var looks = new GroupSequential(alpha(inputs), twoSided, spending(inputs))
                .looks(doubles(inputs.get("information_fractions")));
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", "OK");
        answer.put(
                "z_bounds",
                looks.stream()
                        .map(look -> Double.isInfinite(look.z()) ? Optional.<Double>empty() : Optional.of(look.z()))
                        .toList());
        answer.put(
                "cumulative_alpha",
                looks.stream().map(GroupSequential.Look::cumulativeAlpha).toList());
        answer.put(
                "incremental_alpha",
                looks.stream().map(GroupSequential.Look::incrementalAlpha).toList());
        answer.put(
                "nominal_p_two_sided",
                twoSided
                        ? Optional.of(looks.stream()
                                .map(GroupSequential.Look::nominalTwoSided)
                                .toList())
                        : Optional.empty());
        answer.put(
                "nominal_p_one_sided",
                looks.stream().map(GroupSequential.Look::nominalOneSided).toList());
        return answer;
    }

    private static Spending spending(JsonNode inputs) {
        String name = inputs.hasNonNull("spending") ? inputs.get("spending").asString() : "obf";
        return switch (name) {
            case "obf" -> new Spending.ObrienFleming();
            case "pocock" -> new Spending.Pocock();
            default ->
                new Spending.Power(
                        name.contains(":")
                                ? Double.parseDouble(name.substring(name.indexOf(':') + 1))
                                : number(inputs, "rho", 1));
        };
    }

    static Map<String, Object> classicalConstants(JsonNode inputs) {
        int looks = inputs.get("looks").asInt();
        return Map.of(
                "status",
                "OK",
                "pocock_constant",
                PlannedLooks.pocock(looks, alpha(inputs)),
                "obf_constant",
                PlannedLooks.obrienFleming(looks, alpha(inputs)),
                "peeking_type1_error",
                PlannedLooks.peekingError(looks, alpha(inputs)));
    }
}
