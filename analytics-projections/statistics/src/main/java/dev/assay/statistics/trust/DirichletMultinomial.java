package dev.assay.statistics.trust;

import java.util.List;
import org.apache.commons.math3.special.Gamma;

/**
 * ln BF = lnΓ(A) - lnΓ(A+n) + Σ[lnΓ(α+s) - lnΓ(α)] - Σ s·ln w with α = A·w. Written out by Stirling's formula: the large
 * parts of lnΓ cancel on paper and not in floating point.
 */
final class DirichletMultinomial {
    private static final double HALF_LN_2PI = 0.5 * StrictMath.log(2 * Math.PI);

    private DirichletMultinomial() {}

    static double lnBayesFactor(List<Long> counts, List<Double> shares, long total, double concentration) {
        double all = concentration + total;
        double result = Gamma.logGamma(concentration) - remainder(all);
        for (int i = 0; i < counts.size(); i++) {
            double w = shares.get(i);
            double s = counts.get(i);
            double alpha = concentration * w;
            // The posterior share over w, less 1.
            double excess = (s - w * total) / (w * all);
            result += s * StrictMath.log1p(excess)
                    + (alpha - 0.5) * (StrictMath.log1p(excess) + StrictMath.log(w))
                    + remainder(alpha + s)
                    - Gamma.logGamma(alpha);
        }
        return result - (counts.size() - 1) / 2.0 * StrictMath.log(all);
    }

    /** lnΓ(x) less (x-½)·ln x - x. */
    private static double remainder(double x) {
        if (x < 20) {
            return Gamma.logGamma(x) - (x - 0.5) * StrictMath.log(x) + x;
        }
        double x2 = x * x;
        return HALF_LN_2PI + (1 - (1 / 30.0 - (1 / 105.0 - 1 / (140 * x2)) / x2) / x2) / (12 * x);
    }
}
