package dev.assay.statistics;

/**
 * The p-values of a test, kept as natural logarithms so that none underflows: a p of e^-1000 stays distinct from 0.
 *
 * @param lnGreater of the alternative that the treatment is larger
 * @param lnLess of the alternative that it is smaller
 */
public record Tail(double lnTwoSided, double lnGreater, double lnLess) {
    /** Of a statistic with a symmetric distribution, given the log of its upper tail at |statistic| and at -|statistic|. */
    public static Tail symmetric(double statistic, double lnOuter, double lnInner) {
        double lnTwoSided = Math.min(0, lnOuter + StrictMath.log(2));
        return statistic >= 0 ? new Tail(lnTwoSided, lnOuter, lnInner) : new Tail(lnTwoSided, lnInner, lnOuter);
    }

    public double twoSided() {
        return StrictMath.exp(lnTwoSided);
    }

    public double greater() {
        return StrictMath.exp(lnGreater);
    }

    public double less() {
        return StrictMath.exp(lnLess);
    }
}
