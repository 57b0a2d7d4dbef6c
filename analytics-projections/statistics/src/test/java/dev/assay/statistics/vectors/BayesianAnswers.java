package dev.assay.statistics.vectors;

import static dev.assay.statistics.vectors.Inputs.alpha;
import static dev.assay.statistics.vectors.Inputs.number;
import static dev.assay.statistics.vectors.Inputs.proportion;
import static dev.assay.statistics.vectors.Inputs.sample;

import dev.assay.statistics.Status;
import dev.assay.statistics.bandit.Belief;
import dev.assay.statistics.bandit.Pulls;
import dev.assay.statistics.bandit.Thompson;
import dev.assay.statistics.bayesian.BetaBinomial;
import dev.assay.statistics.bayesian.NormalNormal;
import dev.assay.statistics.multiplicity.Dunnett;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Answers of the Bayesian readings, the bandits and Dunnett's test. */
final class BayesianAnswers {
    private BayesianAnswers() {}

    static Map<String, Object> betaBinomial(JsonNode inputs) {
        var prior = inputs.hasNonNull("prior")
                ? new BetaBinomial.Prior(
                        number(inputs.get("prior"), "alpha", 1), number(inputs.get("prior"), "beta", 1))
                : BetaBinomial.Prior.UNIFORM;
        var both = BetaBinomial.of(prior, proportion(inputs.get("control")), proportion(inputs.get("treatment")));
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", "OK");
        answer.put(
                "posterior_control", List.of(both.control().a(), both.control().b()));
        answer.put(
                "posterior_treatment",
                List.of(both.treatment().a(), both.treatment().b()));
        answer.put("mean_control", both.control().mean());
        answer.put("mean_treatment", both.treatment().mean());
        answer.put("prob_treatment_beats_control", both.treatmentBeatsControl());
        answer.put("expected_loss_choose_control", both.lossOfControl());
        answer.put("expected_loss_choose_treatment", both.lossOfTreatment());
        answer.put("credible_control", BetaBinomial.credible(both.control(), alpha(inputs)));
        answer.put("credible_treatment", BetaBinomial.credible(both.treatment(), alpha(inputs)));
        return answer;
    }

    static Map<String, Object> normalNormal(JsonNode inputs) {
        var prior = inputs.hasNonNull("prior")
                ? Optional.of(new NormalNormal.Prior(
                        number(inputs.get("prior"), "mean", 0), number(inputs.get("prior"), "sd", 1)))
                : Optional.<NormalNormal.Prior>empty();
        var result = NormalNormal.of(
                inputs.get("estimate").asDouble(), inputs.get("se").asDouble(), prior);
        var posterior = result.posterior();
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("posterior_mean", posterior.map(NormalNormal.Posterior::mean));
        answer.put("posterior_sd", posterior.map(NormalNormal.Posterior::sd));
        answer.put("chance_to_win", posterior.map(NormalNormal.Posterior::chanceToWin));
        answer.put("ln_chance_to_lose", posterior.map(NormalNormal.Posterior::lnChanceToLose));
        answer.put("expected_loss_choose_control", posterior.map(NormalNormal.Posterior::lossOfControl));
        answer.put("expected_loss_choose_treatment", posterior.map(NormalNormal.Posterior::lossOfTreatment));
        answer.put("credible", posterior.map(each -> each.credible(alpha(inputs))));
        return answer;
    }

    static Map<String, Object> thompson(JsonNode inputs) {
        List<Belief> arms = inputs.get("arms")
                .valueStream()
                .<Belief>map(arm -> arm.has("alpha")
                        ? Belief.Rate.of(
                                arm.get("alpha").asDouble(), arm.get("beta").asDouble())
                        : new Belief.Mean(
                                arm.get("mean").asDouble(), arm.get("sd").asDouble()))
                .toList();
        boolean maximize = inputs.hasNonNull("maximize")
                ? inputs.get("maximize").asBoolean()
                : !inputs.hasNonNull("minimize") || !inputs.get("minimize").asBoolean();
        double floor = number(inputs, "floor", 0);
        var result = Thompson.of(arms, maximize);
        return Map.of(
                "status",
                "OK",
                "prob_best",
                result.best(),
                "prob_second",
                result.second(),
                "weights_floor",
                result.weights(floor),
                "weights_top_two_floor",
                result.topTwoWeights(floor));
    }

    static Map<String, Object> pulls(JsonNode inputs) {
        var pulls = new Pulls(inputs.get("arms")
                .valueStream()
                .map(arm -> new Pulls.Arm(arm.get("pulls").asLong(), number(arm, "reward_sum", 0)))
                .toList());
        return Map.of(
                "status",
                "OK",
                "ucb1_index",
                pulls.upperBounds(),
                "ucb1_choice",
                pulls.next(),
                "epsilon_greedy_allocation",
                pulls.greedy(number(inputs, "epsilon", 0.1)));
    }

    static Map<String, Object> dunnett(JsonNode inputs) {
        var control = sample(inputs.get("control"));
        var treatments =
                inputs.get("treatments").valueStream().map(Inputs::sample).toList();
        var result = inputs.hasNonNull("df")
                ? Dunnett.pooled(control, treatments, inputs.get("df").asInt(), alpha(inputs))
                : Dunnett.of(control, treatments, alpha(inputs));
        var each = result.outcome().map(Dunnett.Outcome::each).orElse(List.of());
        boolean ok = result.status() == Status.OK;
        Map<String, Object> answer = new HashMap<>();
        answer.put("status", result.status());
        answer.put("diffs", ok ? each.stream().map(Dunnett.Each::difference).toList() : Optional.empty());
        answer.put("ses", ok ? each.stream().map(Dunnett.Each::se).toList() : Optional.empty());
        answer.put("statistics", ok ? each.stream().map(Dunnett.Each::statistic).toList() : Optional.empty());
        answer.put("adjusted_p", ok ? each.stream().map(Dunnett.Each::adjustedP).toList() : Optional.empty());
        answer.put("critical_value", result.outcome().map(Dunnett.Outcome::criticalValue));
        answer.put(
                "simultaneous_ci",
                ok ? each.stream().map(Dunnett.Each::interval).toList() : Optional.empty());
        return answer;
    }
}
