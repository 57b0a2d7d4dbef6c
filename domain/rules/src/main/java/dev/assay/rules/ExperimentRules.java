package dev.assay.rules;

import java.util.List;
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

    private ExperimentRules(ExperimentPlan plan, SegmentMembership segments) {
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
        targeting = CompiledCondition.all(plan.targeting(), segments);
        exclusions = CompiledCondition.any(plan.exclusions(), segments);
        forced = plan.forced();
    }

    public static ExperimentRules of(ExperimentPlan plan, SegmentMembership segments) {
        return new ExperimentRules(plan, segments);
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

    public Evaluation evaluate(String unit, Attributes attributes) {
        return evaluate(unit, attributes, false);
    }

    /**
     * Decides; never throws.
     *
     * @param excluded whether the caller knows the request for a bot's or for internal traffic
     */
    public Evaluation evaluate(String unit, Attributes attributes, boolean excluded) {
        return evaluate(unit, attributes, excluded, forced);
    }

    /**
     * Decides; never throws.
     *
     * @param given asked instead of the plan's: where many are forced they change without the rest
     */
    public Evaluation evaluate(String unit, Attributes attributes, boolean excluded, ForcedVariants given) {
        try {
            return decide(unit, attributes, excluded, given);
        } catch (RuntimeException _) {
            return Evaluation.of(control, Reason.ERROR);
        }
    }

    // Opting out, holdouts, layers and sticky assignments will take their places in this order.
    private Evaluation decide(String unit, Attributes attributes, boolean excluded, ForcedVariants givenVariants) {
        if (!running) {
            return Evaluation.of(control, Reason.NOT_RUNNING);
        }
        if (excluded || isExcluded(attributes)) {
            return Evaluation.of(control, Reason.EXCLUDED);
        }
        int given = indexOf(givenVariants.variantOf(unit));
        if (given >= 0) {
            return Evaluation.of(given, Reason.FORCED);
        }
        if (!targeting.test(attributes)) {
            return Evaluation.of(control, Reason.TARGETING);
        }
        if (!isCovered(unit)) {
            return Evaluation.of(control, Reason.COVERAGE);
        }
        return Evaluation.of(table.indexOf(buckets.bucketOf(unit)), Reason.SPLIT);
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
}
