package dev.assay.statistics.distribution;

import org.apache.commons.math3.special.Gamma;

/** The chi-squared distribution. */
public final class ChiSquared {
    private static final double TINY = 1e-300;

    private ChiSquared() {}

    /** P(X &gt; x). */
    public static double upperTail(double x, double df) {
        return StrictMath.exp(lnUpperTail(x, df));
    }

    /** ln P(X &gt; x): the logarithm of the regularised upper incomplete gamma function at df/2, x/2. */
    public static double lnUpperTail(double x, double df) {
        double a = df / 2;
        double half = x / 2;
        if (half <= 0) {
            return 0;
        }
        if (half < a + 1) {
            return StrictMath.log(Gamma.regularizedGammaQ(a, half));
        }
        return -half + a * StrictMath.log(half) - Gamma.logGamma(a) + StrictMath.log(fraction(a, half));
    }

    private static double fraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double result = d;
        for (int i = 1; i < 100_000; i++) {
            double an = -i * (i - a);
            b += 2;
            d = 1 / away(an * d + b);
            c = away(b + an / c);
            double factor = d * c;
            result *= factor;
            if (Math.abs(factor - 1) < 1e-16) {
                return result;
            }
        }
        throw new ArithmeticException("no convergence of the incomplete gamma function at " + a + ", " + x);
    }

    private static double away(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
