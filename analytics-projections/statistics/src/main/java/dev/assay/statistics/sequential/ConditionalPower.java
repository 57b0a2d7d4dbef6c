package dev.assay.statistics.sequential;

import dev.assay.statistics.distribution.Normal;

/**
 * The probability that a test at the planned end will be significant, given what has been seen: the B-value method (Lan and
 * Wittes 1988). B(t) = z·√t; from here to the end it gains drift·(1-t) with variance 1-t. A forecast, no evidence.
 */
public final class ConditionalPower {
    private ConditionalPower() {}

    /**
     * If the effect is the one planned for.
     *
     * @param z so far
     * @param fraction of the planned information, between 0 and 1
     * @param plannedZ the z the planned effect is expected to reach at the end
     * @param critical the z that is significant at the end
     */
    public static double planned(double z, double fraction, double plannedZ, double critical) {
        double left = 1 - fraction;
        if (!(left > 0)) {
            return Math.abs(z) >= critical ? 1 : 0;
        }
        double expected = z * Math.sqrt(fraction) + plannedZ * left;
        return Normal.upperTail((critical - expected) / Math.sqrt(left))
                + Normal.upperTail((critical + expected) / Math.sqrt(left));
    }

    /** If the effect stays what it has been so far. */
    public static double currentTrend(double z, double fraction, double critical) {
        return fraction > 0 ? planned(z, fraction, z / Math.sqrt(fraction), critical) : 0;
    }
}
