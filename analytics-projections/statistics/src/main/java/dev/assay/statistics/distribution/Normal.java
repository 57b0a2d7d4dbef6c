package dev.assay.statistics.distribution;

import dev.assay.statistics.Tail;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.apache.commons.math3.special.Erf;

/** The standard normal distribution. */
public final class Normal {
    private static final double LN_SQRT_2PI = 0.5 * StrictMath.log(2 * Math.PI);
    private static final double SQRT_2 = Math.sqrt(2);
    /** From here the continued fraction is better than the logarithm of erfc; it needs about 100 terms. */
    private static final double FAR = 5;

    private static final int TERMS = 120;

    /** A quantile that was asked for. Few levels are ever asked for, and those again and again. */
    private record Known(double q, double z) {}

    private static final AtomicReferenceArray<Known> KNOWN = new AtomicReferenceArray<>(64);

    private Normal() {}

    /** P(Z &gt; z). */
    public static double upperTail(double z) {
        return z > FAR ? StrictMath.exp(lnUpperTail(z)) : 0.5 * Erf.erfc(z / SQRT_2);
    }

    /** ln P(Z &gt; z), finite wherever z² is. Beyond 5 by the continued fraction of Mills' ratio. */
    public static double lnUpperTail(double z) {
        if (z > FAR) {
            double fraction = z;
            for (int term = TERMS; term >= 1; term--) {
                fraction = z + term / fraction;
            }
            return lnDensity(z) - StrictMath.log(fraction);
        }
        return z > 0 ? StrictMath.log(upperTail(z)) : StrictMath.log1p(-upperTail(-z));
    }

    /** The z with P(Z &gt; z) = q, for 0 &lt; q &lt; 1. Newton on ln P, which is concave: no tail is too far out. */
    public static double upperQuantile(double q) {
        if (!(q > 0 && q < 1)) {
            throw new IllegalArgumentException("a probability between 0 and 1, not " + q);
        }
        if (q > 0.5) {
            return -upperQuantile(1 - q);
        }
        int place = Long.hashCode(Double.doubleToLongBits(q) * 0x9e3779b97f4a7c15L) >>> 26;
        Known known = KNOWN.get(place);
        if (known == null || known.q != q) {
            known = new Known(q, solve(q));
            KNOWN.set(place, known);
        }
        return known.z;
    }

    private static double solve(double q) {
        double target = StrictMath.log(q);
        // P(Z > z) <= exp(-z²/2)/2, so the root lies to the left and Newton comes down on it from the right.
        double z = Math.sqrt(Math.max(0, -2 * (target + StrictMath.log(2))));
        for (int i = 0; i < 100; i++) {
            double lnTail = lnUpperTail(z);
            double step = (lnTail - target) / StrictMath.exp(lnDensity(z) - lnTail);
            z += step;
            if (Math.abs(step) <= 1e-16 * Math.abs(z)) {
                break;
            }
        }
        return z;
    }

    /** The two-sided critical value: P(|Z| &gt; z) = alpha. */
    public static double critical(double alpha) {
        return upperQuantile(alpha / 2);
    }

    public static Tail tail(double z) {
        return Tail.symmetric(z, lnUpperTail(Math.abs(z)), lnUpperTail(-Math.abs(z)));
    }

    static double lnDensity(double z) {
        return -0.5 * z * z - LN_SQRT_2PI;
    }
}
