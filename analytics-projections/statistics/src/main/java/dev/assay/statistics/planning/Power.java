package dev.assay.statistics.planning;

import dev.assay.statistics.distribution.Normal;

/** The probability that a planned test finds an effect. For planning only: never of an effect that was observed. */
public final class Power {
    private Power() {}

    /** Of the two-sided unpooled z-test, both tails. */
    public static double ofRate(double baseline, double absoluteLift, long nControl, long nTreatment, double alpha) {
        double treatment = baseline + absoluteLift;
        double se = Math.sqrt(baseline * (1 - baseline) / nControl + treatment * (1 - treatment) / nTreatment);
        double distance = absoluteLift / se;
        double critical = Normal.critical(alpha);
        return Normal.upperTail(critical - distance) + Normal.upperTail(critical + distance);
    }
}
