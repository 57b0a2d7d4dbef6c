package dev.assay.rules.flag;

import dev.assay.rules.Attributes;
import dev.assay.rules.CompiledCondition;
import dev.assay.rules.SaltedBuckets;
import dev.assay.rules.Step;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One flag, ready to decide: immutable and without locks. It decides in this order: off, prerequisites, single units, the
 * first rule that holds, what is served otherwise.
 */
public final class FlagRules {
    /** Cycles are refused when they are written; should two writers make one at the same moment, it ends here. */
    private static final int DEEPEST = 20;

    private final boolean on;
    private final List<String> variations;
    private final int off;
    private final List<Prerequisite> prerequisites;
    private final Targets targets;
    private final CompiledRule[] rules;

    private FlagRules(FlagPlan plan) {
        on = plan.on();
        variations = plan.variations();
        off = indexOf(plan.off());
        if (off < 0) {
            throw new IllegalArgumentException("'" + plan.off() + "' is no variation");
        }
        prerequisites = plan.prerequisites();
        targets = plan.targets();
        var buckets = new SaltedBuckets(plan.salt());
        rules = new CompiledRule[plan.rules().size() + 1];
        for (int i = 0; i < plan.rules().size(); i++) {
            var rule = plan.rules().get(i);
            var conditions = CompiledCondition.all(rule.conditions());
            rules[i] = new CompiledRule(rule.id(), conditions, CompiledServing.of(rule.serving(), variations, buckets));
        }
        rules[rules.length - 1] =
                new CompiledRule(null, _ -> true, CompiledServing.of(plan.otherwise(), variations, buckets));
    }

    private record CompiledRule(@Nullable String id, CompiledCondition conditions, CompiledServing serving) {}

    public static FlagRules of(FlagPlan plan) {
        return new FlagRules(plan);
    }

    /** The variations in the order that {@link FlagEvaluation#variation} counts in. */
    public List<String> variations() {
        return variations;
    }

    /** What is served while the flag is off. */
    public int off() {
        return off;
    }

    public boolean on() {
        return on;
    }

    /** Decides; never throws. */
    public FlagEvaluation evaluate(String unit, Attributes attributes, Surroundings around) {
        return evaluate(unit, attributes, around, 0);
    }

    private FlagEvaluation evaluate(String unit, Attributes attributes, Surroundings around, int depth) {
        try {
            return decide(unit, attributes, around, depth);
        } catch (RuntimeException _) {
            return FlagEvaluation.of(off, FlagReason.ERROR);
        }
    }

    private FlagEvaluation decide(String unit, Attributes attributes, Surroundings around, int depth) {
        if (!on) {
            return FlagEvaluation.of(off, FlagReason.OFF);
        }
        if (!prerequisitesHold(unit, attributes, around, depth)) {
            return FlagEvaluation.of(off, FlagReason.PREREQUISITE);
        }
        int target = targets == Targets.NONE ? -1 : indexOf(targets.variationOf(attributes.mark()));
        if (target >= 0) {
            return FlagEvaluation.of(target, FlagReason.TARGET);
        }
        for (var rule : rules) {
            if (rule.conditions().test(attributes)) {
                var serving = rule.serving();
                int variation = serving.variation(unit, attributes, around);
                if (variation >= 0) {
                    return new FlagEvaluation(
                            variation, serving.reason(rule.id() != null), rule.id(), serving.experiment());
                }
            }
        }
        return FlagEvaluation.of(off, FlagReason.DEFAULT);
    }

    private boolean prerequisitesHold(String unit, Attributes attributes, Surroundings around, int depth) {
        for (int i = 0; i < prerequisites.size(); i++) {
            var prerequisite = prerequisites.get(i);
            var other = around.flag(prerequisite.flag());
            if (other == null || !other.on || depth == DEEPEST) {
                return false;
            }
            int served = other.evaluate(unit, attributes, around, depth + 1).variation();
            if (!prerequisite.variations().contains(other.variations.get(served))) {
                return false;
            }
        }
        return true;
    }

    private int indexOf(@Nullable String variation) {
        return variation == null ? -1 : variations.indexOf(variation);
    }

    /**
     * The steps up to the one that decides, for people: the same questions in the same order as {@link #evaluate}, each with
     * what it looked at.
     */
    public List<Step> explain(String unit, Attributes attributes, Surroundings around) {
        var steps = new ArrayList<Step>();
        steps.add(new Step(FlagReason.OFF.name(), !on, on ? "it is on" : "it is off"));
        if (!on) {
            return steps;
        }
        boolean held = prerequisitesHold(unit, attributes, around, 0);
        steps.add(new Step(FlagReason.PREREQUISITE.name(), !held, "other flags serve what they must: " + held));
        if (!held) {
            return steps;
        }
        int target = targets == Targets.NONE ? -1 : indexOf(targets.variationOf(attributes.mark()));
        steps.add(new Step(
                FlagReason.TARGET.name(),
                target >= 0,
                target >= 0 ? "variation " + variations.get(target) : "no variation of the user's own"));
        if (target < 0) {
            explainRules(unit, attributes, around, steps);
        }
        return steps;
    }

    private void explainRules(String unit, Attributes attributes, Surroundings around, List<Step> steps) {
        for (var rule : rules) {
            var name = rule.id() == null ? "what is served otherwise" : "rule " + rule.id();
            var serving = rule.serving();
            boolean holds = rule.conditions().test(attributes);
            int variation = holds ? serving.variation(unit, attributes, around) : -1;
            var reason = serving.reason(rule.id() != null).name();
            steps.add(new Step(
                    reason,
                    variation >= 0,
                    name
                            + (!holds
                                    ? ": does not hold"
                                    : variation < 0 ? ": passes the user on" : serving.told(unit, attributes))));
            if (variation >= 0) {
                return;
            }
        }
        steps.add(new Step(FlagReason.DEFAULT.name(), true, "nothing decided"));
    }
}
