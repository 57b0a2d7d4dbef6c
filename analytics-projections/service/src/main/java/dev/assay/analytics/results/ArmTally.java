package dev.assay.analytics.results;

import dev.assay.fold.MomentSums;
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
 * @param sums of the value, the denominator and what both were before
 * @param totals of a mean's users, in millionths; empty for the other kinds and for part of the run
 * @param events of a quantile metric, in millionths; likewise
 * @param capped users whose value was cut off
 * @param steps users who reached each step of a funnel
 */
record ArmTally(
        ExperimentFacts.Arm arm,
        Proportion conversions,
        Moments values,
        MomentSums sums,
        Optional<Histogram> totals,
        Optional<ClusteredHistogram> events,
        long capped,
        List<Long> steps) {
    long users() {
        return conversions.n();
    }

    /** The value, the denominator and what both were before, in this order. */
    JointMoments joint() {
        return new JointMoments(
                users(),
                List.of(sums.y(), sums.d(), sums.x(), sums.w()),
                List.of(
                        sums.yy(), sums.yd(), sums.yx(), sums.yw(), sums.dd(), sums.dx(), sums.dw(), sums.xx(),
                        sums.xw(), sums.ww()),
                MomentSums.SCALE);
    }

    /** The value and its covariate. */
    JointMoments valueAndPast() {
        return new JointMoments(
                users(), List.of(sums.y(), sums.x()), List.of(sums.yy(), sums.yx(), sums.xx()), MomentSums.SCALE);
    }

    /** What users did before they were exposed. */
    Moments past() {
        return new Moments(users(), sums.x(), sums.xx(), MomentSums.SCALE);
    }

    /** The numerator and the denominator. */
    JointMoments ratio() {
        return new JointMoments(
                users(), List.of(sums.y(), sums.d()), List.of(sums.yy(), sums.yd(), sums.dd()), MomentSums.SCALE);
    }

    boolean hasPast() {
        return sums.xx().signum() > 0;
    }

    ArmTally with(Moments other, long cut) {
        return new ArmTally(arm, conversions, other, sums, totals, events, cut, steps);
    }
}
