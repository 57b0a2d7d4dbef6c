package dev.assay.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One experiment, ready to decide: immutable, without locks, and without garbage for each decision. */
public final class ExperimentRules {
    private static final String COVERAGE_SUFFIX = "/coverage";

    private final boolean running;
    private final SaltedBuckets buckets;
    private final SaltedBuckets coverageBuckets;
    private final int coverage;
    private final List<String> variants;
    private final BucketTable table;
    private final int control;
    private final CompiledCondition targeting;
    private final CompiledCondition exclusions;
    private final ForcedVariants forced;
    private final UnitShare.Compiled[] holdouts;
    private final UnitShare.@Nullable Compiled layer;

    private ExperimentRules(ExperimentPlan plan) {
        running = plan.running();
        buckets = new SaltedBuckets(plan.salt());
        coverageBuckets = new SaltedBuckets(plan.salt() + COVERAGE_SUFFIX);
        coverage = plan.coverage();
        variants = plan.allocation().shares().stream()
                .map(Allocation.Share::variant)
                .toList();
        table = BucketTable.of(plan.allocation());
        control = variants.indexOf(plan.control());
        if (control < 0) {
            throw new IllegalArgumentException("the control '" + plan.control() + "' has no allocation");
        }
        targeting = CompiledCondition.all(plan.targeting());
        exclusions = CompiledCondition.any(plan.exclusions());
        forced = plan.forced();
        holdouts = plan.holdouts().stream().map(UnitShare.Compiled::new).toArray(UnitShare.Compiled[]::new);
        layer = plan.layer().map(UnitShare.Compiled::new).orElse(null);
    }

    public static ExperimentRules of(ExperimentPlan plan) {
        return new ExperimentRules(plan);
    }

    /** The variants in the order that {@link Evaluation#variant} counts in. */
    public List<String> variants() {
        return variants;
    }

    /** What whoever does not take part is served. */
    public int control() {
        return control;
    }

    public boolean running() {
        return running;
    }

    /** Decides about a unit nothing else is known of; never throws. */
    public Evaluation evaluate(String unit, Attributes attributes) {
        return evaluate(unit, attributes, Standing.NONE);
    }

    /** Decides; never throws. */
    public Evaluation evaluate(String unit, Attributes attributes, Standing standing) {
        try {
            return decide(unit, attributes, standing);
        } catch (RuntimeException _) {
            return Evaluation.of(control, Reason.ERROR);
        }
    }

    private Evaluation decide(String unit, Attributes attributes, Standing standing) {
        if (!running) {
            return Evaluation.of(control, Reason.NOT_RUNNING);
        }
        if (standing.optedOut()) {
            return Evaluation.of(control, Reason.OPTED_OUT);
        }
        if (standing.excluded() || isExcluded(attributes)) {
            return Evaluation.of(control, Reason.EXCLUDED);
        }
        int given = given(unit, standing);
        if (given >= 0) {
            return Evaluation.of(given, Reason.FORCED);
        }
        if (isHeldOut(unit)) {
            return Evaluation.of(control, Reason.HOLDOUT);
        }
        if (layer != null && !layer.has(unit)) {
            return Evaluation.of(control, Reason.LAYER);
        }
        return decideByRules(unit, attributes, standing);
    }

    private Evaluation decideByRules(String unit, Attributes attributes, Standing standing) {
        // Before targeting: who has a variant keeps it when targeting changes.
        int kept = indexOf(standing.kept());
        if (kept >= 0) {
            return Evaluation.of(kept, Reason.STICKY);
        }
        if (!targeting.test(attributes)) {
            return Evaluation.of(control, Reason.TARGETING);
        }
        if (!isCovered(unit)) {
            return Evaluation.of(control, Reason.COVERAGE);
        }
        return Evaluation.of(table.indexOf(buckets.bucketOf(unit)), Reason.SPLIT);
    }

    private int given(String unit, Standing standing) {
        int given = indexOf(standing.given());
        return given >= 0 ? given : indexOf(forced.variantOf(unit));
    }

    private boolean isHeldOut(String unit) {
        for (var holdout : holdouts) {
            if (holdout.has(unit)) {
                return true;
            }
        }
        return false;
    }

    private boolean isExcluded(Attributes attributes) {
        return Boolean.TRUE.equals(attributes.get("bot"))
                || Boolean.TRUE.equals(attributes.get("internal"))
                || exclusions.test(attributes);
    }

    // A salt of its own: whether a unit takes part must not say which variant it gets.
    private boolean isCovered(String unit) {
        return coverage >= Bucketing.BUCKETS || coverageBuckets.bucketOf(unit) < coverage;
    }

    private int indexOf(@Nullable String variant) {
        return variant == null ? -1 : variants.indexOf(variant);
    }

    /**
     * The steps up to the one that decides, for people: the same questions in the same order as {@link #evaluate}, each with
     * what it looked at.
     */
    public List<Step> explain(String unit, Attributes attributes, Standing standing) {
        var steps = new ArrayList<Step>();
        var checks = List.of(
                new Check(Reason.NOT_RUNNING, () -> !running, () -> running ? "it runs" : "it does not run"),
                new Check(Reason.OPTED_OUT, standing::optedOut, () -> standing.optedOut() ? "opted out" : "takes part"),
                new Check(
                        Reason.EXCLUDED,
                        () -> standing.excluded() || isExcluded(attributes),
                        () -> "a bot, internal, excluded by a rule, or in an experiment this one yields to: "
                                + (standing.excluded() || isExcluded(attributes))),
                new Check(Reason.FORCED, () -> given(unit, standing) >= 0, () -> {
                    int given = given(unit, standing);
                    return given < 0 ? "no variant of the user's own" : "variant " + variants.get(given);
                }),
                new Check(Reason.HOLDOUT, () -> isHeldOut(unit), () -> "buckets " + holdoutBuckets(unit)),
                new Check(
                        Reason.LAYER,
                        () -> layer != null && !layer.has(unit),
                        () -> layer == null ? "in no layer" : "bucket " + layer.bucketOf(unit) + " of the layer"),
                new Check(
                        Reason.STICKY,
                        () -> indexOf(standing.kept()) >= 0,
                        () -> standing.kept() == null ? "no variant kept" : "kept variant " + standing.kept()),
                new Check(
                        Reason.TARGETING,
                        () -> !targeting.test(attributes),
                        () -> "all targeting rules hold: " + targeting.test(attributes)),
                new Check(
                        Reason.COVERAGE,
                        () -> !isCovered(unit),
                        () -> "bucket " + coverageBuckets.bucketOf(unit) + ", covered below " + coverage));
        for (var check : checks) {
            boolean decides = check.decides().getAsBoolean();
            steps.add(new Step(check.reason().name(), decides, check.detail().get()));
            if (decides) {
                return steps;
            }
        }
        int bucket = buckets.bucketOf(unit);
        steps.add(new Step(
                Reason.SPLIT.name(),
                true,
                "bucket " + bucket + " belongs to variant " + variants.get(table.indexOf(bucket))));
        return steps;
    }

    private record Check(Reason reason, BooleanSupplier decides, Supplier<String> detail) {}

    private List<Integer> holdoutBuckets(String unit) {
        return Arrays.stream(holdouts).map(holdout -> holdout.bucketOf(unit)).toList();
    }
}
