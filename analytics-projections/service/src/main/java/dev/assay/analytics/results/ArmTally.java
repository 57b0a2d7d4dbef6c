package dev.assay.analytics.results;

import dev.assay.statistics.JointMoments;
import dev.assay.statistics.Moments;
import dev.assay.statistics.comparison.Proportion;
import dev.assay.statistics.quantile.ClusteredHistogram;
import dev.assay.statistics.quantile.Histogram;
import java.util.List;
import java.util.Optional;

/**
 * What a variant's users did under one metric.
 *
 * @param conversions users with a matching event
 * @param values per user: 0 or 1 for rates, totals for the others, cut off where the metric says
 * @param joint of the value, the denominator and what both were before, in this order
 * @param totals of a mean's users, in millionths; empty for the other kinds and for part of the run
 * @param events of a quantile metric, in millionths; likewise
 * @param capped users whose value was cut off
 * @param steps users who reached each step of a funnel
 */
record ArmTally(
        ExperimentFacts.Arm arm,
        Proportion conversions,
        Moments values,
        JointMoments joint,
        Optional<Histogram> totals,
        Optional<ClusteredHistogram> events,
        long capped,
        List<Long> steps) {
    long users() {
        return conversions.n();
    }

    /** The value and its covariate. */
    JointMoments valueAndPast() {
        return new JointMoments(
                joint.n(),
                List.of(joint.sums().get(0), joint.sums().get(2)),
                List.of(
                        joint.products().get(0),
                        joint.products().get(2),
                        joint.products().get(7)),
                joint.scale());
    }

    /** The numerator and the denominator. */
    JointMoments ratio() {
        return new JointMoments(
                joint.n(),
                joint.sums().subList(0, 2),
                List.of(
                        joint.products().get(0),
                        joint.products().get(1),
                        joint.products().get(4)),
                joint.scale());
    }

    boolean hasPast() {
        return joint.products().get(7).signum() > 0;
    }

    ArmTally with(Moments other, long cut) {
        return new ArmTally(arm, conversions, other, joint, totals, events, cut, steps);
    }
}
