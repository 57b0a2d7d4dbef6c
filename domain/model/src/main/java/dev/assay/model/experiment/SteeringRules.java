package dev.assay.model.experiment;

import dev.assay.model.json.Faults;
import dev.assay.model.metric.MetricId;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** What makes the plans valid that move an experiment's traffic, and what of them may change when. */
final class SteeringRules {
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration SHORTEST_TURN = Duration.ofMinutes(1);
    private static final int ALL = 10_000;

    private SteeringRules() {}

    static void check(ExperimentDefinition definition, Faults faults) {
        var steering = definition.steering();
        checkPresence(steering, Steering.Strategy.GRADUAL, "rollout", steering.rollout(), faults);
        checkPresence(steering, Steering.Strategy.BANDIT, "bandit", steering.bandit(), faults);
        if (steering.sticky() && steering.strategy() == Steering.Strategy.GRADUAL) {
            faults.add(
                    "/sticky",
                    "is not for rollouts: nobody falls out of one that widens, and all do when it is rolled back");
        }
        steering.rollout().ifPresent(plan -> check(plan, definition, faults));
        steering.bandit().ifPresent(plan -> check(plan, definition.variants().size(), faults));
    }

    private static void checkPresence(
            Steering steering, Steering.Strategy strategy, String name, Optional<?> plan, Faults faults) {
        if (steering.strategy() == strategy && plan.isEmpty()) {
            faults.add("/" + name, "is required by the allocation strategy");
        } else if (steering.strategy() != strategy && plan.isPresent()) {
            faults.add("/" + name, "needs another allocation_strategy");
        }
    }

    private static void check(RolloutPlan plan, ExperimentDefinition definition, Faults faults) {
        if (plan.phases().isEmpty()) {
            faults.add("/rollout/phases", "must name at least one phase");
        }
        for (int i = 0; i < plan.phases().size(); i++) {
            var phase = plan.phases().get(i);
            var at = "/rollout/phases/" + i;
            if (phase.share().basisPoints() <= plan.share(i).basisPoints()) {
                faults.add(
                        at + "/share",
                        i == 0 ? "must be above 0" : "must be above that of the phase before, " + plan.share(i));
            }
            if (!phase.lasts().isPositive() || phase.lasts().compareTo(LONGEST) > 0) {
                faults.add(at + "/lasts", "must be above 0 and at most 366 days");
            }
            check(phase.guardrails(), at, definition, faults);
            if (plan.variant().isPresent()
                    && phase.share().basisPoints() == ALL
                    && !phase.guardrails().isEmpty()) {
                faults.add(
                        at + "/guardrails",
                        "cannot be judged where everybody has the variant: watch them in the phases before");
            }
        }
        plan.variant().ifPresent(variant -> checkVariant(variant, definition.variants(), faults));
    }

    private static void check(
            List<RolloutPlan.PhaseGuardrail> guardrails, String phase, ExperimentDefinition definition, Faults faults) {
        var named = new HashSet<MetricId>();
        var measured = definition.metrics();
        for (int i = 0; i < guardrails.size(); i++) {
            var guardrail = guardrails.get(i);
            var at = phase + "/guardrails/" + i;
            if (!measured.contains(guardrail.metric())) {
                faults.add(
                        at + "/metric",
                        "'" + guardrail.metric() + "' is not measured by the experiment: name it among its metrics");
            }
            if (!named.add(guardrail.metric())) {
                faults.add(at + "/metric", "'" + guardrail.metric() + "' is named twice");
            }
            if (!(guardrail.margin() >= 0 && guardrail.margin() < 1)) {
                faults.add(at + "/margin", "must be a fraction from 0 to below 1");
            }
            if (guardrail.minimumUsers() < 1) {
                faults.add(at + "/minimum_users", "must be at least 1");
            }
        }
    }

    private static void checkVariant(VariantId variant, List<Variant> variants, Faults faults) {
        var found = variants.stream().filter(each -> each.id().equals(variant)).findFirst();
        if (found.isEmpty()) {
            faults.add("/rollout/variant", "is no variant of the experiment");
        } else if (found.get().control()) {
            faults.add("/rollout/variant", "is the control: name the variant that is rolled out");
        }
        if (variants.size() != 2) {
            faults.add(
                    "/rollout/variant",
                    "needs an experiment of two variants; to widen the coverage of more, leave it out");
        }
    }

    private static void check(BanditPlan plan, int variants, Faults faults) {
        if ((long) plan.floor().basisPoints() * variants > ALL) {
            faults.add("/bandit/floor", "is too high: " + variants + " variants would get more than everything");
        }
        if (plan.every().compareTo(SHORTEST_TURN) < 0 || plan.every().compareTo(LONGEST) > 0) {
            faults.add("/bandit/every", "must be from 1 minute to 366 days");
        }
    }

    /** What has happened stays: the strategy, whose share widens, and the phases up to the present one. */
    static void checkKept(ExperimentDefinition present, ExperimentDefinition next, int phase, Faults faults) {
        if (present.steering().strategy() != next.steering().strategy()) {
            faults.add("/allocation_strategy", "cannot change while the experiment runs");
            return;
        }
        present.steering()
                .rollout()
                .ifPresent(before ->
                        next.steering().rollout().ifPresent(after -> checkKept(before, after, phase, faults)));
        boolean covers = present.steering()
                .rollout()
                .map(plan -> plan.variant().isEmpty())
                .orElse(false);
        if (covers && !present.coverage().equals(next.coverage())) {
            faults.add("/coverage", "is widened by the rollout: move that");
        }
    }

    private static void checkKept(RolloutPlan before, RolloutPlan after, int phase, Faults faults) {
        if (!before.variant().equals(after.variant())) {
            faults.add("/rollout/variant", "cannot change while the experiment runs");
        }
        for (int i = 1; i <= phase; i++) {
            if (i > after.phases().size() || !after.share(i).equals(before.share(i))) {
                faults.add(
                        "/rollout/phases/" + (i - 1),
                        "must stay " + before.share(i) + ": the rollout has come to phase " + phase);
            }
        }
    }

    /** Of two variants, the share of one and what is left. */
    static SequencedMap<String, Integer> weights(List<Variant> variants, VariantId widened, Percent share) {
        var weights = new LinkedHashMap<String, Integer>();
        variants.forEach(variant -> weights.put(
                variant.id().value(), variant.id().equals(widened) ? share.basisPoints() : ALL - share.basisPoints()));
        return weights;
    }
}
