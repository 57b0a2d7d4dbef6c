package dev.assay.statistics.quantile;

import dev.assay.statistics.JointMoments;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.NormalTest;
import dev.assay.statistics.ratio.ArmRatio;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@link QuantileComparison} from histograms, for what is too many to keep as values: estimates within 2^-7. Of values that
 * belong to one user each, or of events clustered in users when each user's indicator sums are given.
 *
 * @param status as for {@link QuantileComparison}
 */
public record HistogramQuantile(
        Status status, OptionalDouble control, OptionalDouble treatment, Optional<NormalTest> test) {

    /**
     * An arm's events.
     *
     * @param indicators of (s, n) for each user: the events at or below the {@link Histogram#edge} of the quantile, as
     *     {@link Histogram#countUpTo} counts them in the user's own histogram, and all the user's events; empty when the values
     *     are independent
     */
    public record Arm(Histogram events, Optional<JointMoments> indicators) {
        public static Arm independent(Histogram values) {
            return new Arm(values, Optional.empty());
        }
    }

    public static HistogramQuantile compare(Arm control, Arm treatment, double q, double alpha) {
        Ranks.requireShare(q);
        OptionalDouble c = control.events().quantile(q);
        OptionalDouble t = treatment.events().quantile(q);
        if (c.isEmpty() || t.isEmpty()) {
            return new HistogramQuantile(Status.EMPTY_ARM, c, t, Optional.empty());
        }
        OptionalDouble sc = se(control, q, alpha);
        OptionalDouble st = se(treatment, q, alpha);
        if (sc.isEmpty() || st.isEmpty()) {
            return new HistogramQuantile(Status.INSUFFICIENT_DATA, c, t, Optional.empty());
        }
        double se = Math.sqrt(sc.getAsDouble() * sc.getAsDouble() + st.getAsDouble() * st.getAsDouble());
        return se > 0
                ? new HistogramQuantile(
                        Status.OK, c, t, Optional.of(NormalTest.of(t.getAsDouble() - c.getAsDouble(), se, alpha)))
                : new HistogramQuantile(Status.ZERO_VARIANCE, c, t, Optional.empty());
    }

    private static OptionalDouble se(Arm arm, double q, double alpha) {
        OptionalDouble shareSe = arm.indicators().isPresent()
                ? ArmRatio.of(arm.indicators().get()).orElseThrow().se()
                : OptionalDouble.of(Math.sqrt(q * (1 - q) / arm.events().n()));
        return shareSe.isEmpty()
                ? shareSe
                : OptionalDouble.of(ArmQuantile.Spread.of(
                                q,
                                shareSe.getAsDouble(),
                                at -> arm.events().quantile(at).orElseThrow(),
                                alpha)
                        .se());
    }
}
