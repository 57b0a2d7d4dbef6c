package dev.assay.statistics.sequential;

import dev.assay.statistics.Interval;
import dev.assay.statistics.distribution.Normal;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks planned for: the boundary each must cross so that all of them together err with probability alpha (Lan and DeMets
 * 1983; Jennison and Turnbull 2000). Looks need neither be equally far apart nor known beforehand, but their times must not
 * depend on the effect seen. Information is the share of the planned 1/variance; beyond the plan it counts as all of it.
 *
 * @param alpha the error of all sides together
 */
public record GroupSequential(double alpha, boolean twoSided, Spending spending) {
    public GroupSequential {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha lies between 0 and 1, not " + alpha);
        }
    }

    /**
     * A look.
     *
     * @param fraction of the planned information, at most 1
     * @param z to be crossed; infinite for a look that has nothing to spend
     * @param cumulativeAlpha spent until now, on all sides
     * @param incrementalAlpha spent by this look
     */
    public record Look(double fraction, double z, double cumulativeAlpha, double incrementalAlpha) {
        /** What a single test of one side would have to reach. */
        public double nominalOneSided() {
            return StrictMath.exp(Normal.lnUpperTail(z));
        }

        public double nominalTwoSided() {
            return Math.min(1, 2 * nominalOneSided());
        }

        public boolean isCrossedBy(double statistic, boolean twoSided) {
            return (twoSided ? Math.abs(statistic) : statistic) >= z;
        }

        /** Holds the effect at all looks together with the design's confidence. */
        public Interval interval(double difference, double se) {
            return Interval.around(difference, z * se);
        }
    }

    /** The looks at these fractions of the planned information; one that is not after the one before it spends nothing. */
    public List<Look> looks(List<Double> fractions) {
        double sides = twoSided ? 2 : 1;
        double side = alpha / sides;
        Crossing paths = new Crossing(twoSided);
        List<Look> looks = new ArrayList<>();
        double passed = 0;
        double pending = Double.NaN;
        double lnSpent = Double.NEGATIVE_INFINITY;
        for (double asked : fractions) {
            double t = Math.min(1, asked);
            if (!(t > passed)) {
                looks.add(new Look(t, Double.POSITIVE_INFINITY, sides * StrictMath.exp(lnSpent), 0));
                continue;
            }
            if (!Double.isNaN(pending)) {
                paths.pass(pending, passed, t);
            }
            double lnNow = spending.lnSpent(side, t);
            double lnStep = lnSpent == Double.NEGATIVE_INFINITY
                    ? lnNow
                    : lnNow + StrictMath.log(-StrictMath.expm1(lnSpent - lnNow));
            double z = paths.boundary(lnStep, t);
            looks.add(new Look(t, z, sides * StrictMath.exp(lnNow), sides * StrictMath.exp(lnStep)));
            passed = t;
            pending = z;
            lnSpent = lnNow;
        }
        return looks;
    }
}
