package dev.assay.statistics.distribution;

import dev.assay.statistics.Tail;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The standard normal distribution. */
public final class Normal {
    private static final double LN_SQRT_2PI = 0.5 * StrictMath.log(2 * Math.PI);
    private static final double SQRT_2 = Math.sqrt(2);
    private static final double LN_HALF = StrictMath.log(0.5);
    private static final int TERMS = 240;

    /** A quantile that was asked for. Few levels are ever asked for, and those again and again. */
    private record Known(double q, double z) {}

    private static final AtomicReferenceArray<Known> KNOWN = new AtomicReferenceArray<>(64);

    private Normal() {}

    /** P(Z &gt; z). */
    public static double upperTail(double z) {
        return z < 0 ? 1 - upperTail(-z) : 0.5 * StrictMath.exp(-0.5 * z * z) * ScaledErfc.of(z / SQRT_2);
    }

    /** ln P(Z &gt; z), finite wherever z² is. */
    public static double lnUpperTail(double z) {
        return z < 0
                ? StrictMath.log1p(-upperTail(-z))
                : LN_HALF - 0.5 * z * z + StrictMath.log(ScaledErfc.of(z / SQRT_2));
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
            known = new Known(q, upperQuantileOfLn(StrictMath.log(q)));
            KNOWN.set(place, known);
        }
        return known.z;
    }

    /** The z with ln P(Z &gt; z) = target, which is at most ln ½. */
    public static double upperQuantileOfLn(double target) {
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

    /**
     * ln E[max(Z - z, 0)]: the expected excess over z, φ(z) - z·P(Z &gt; z). For z above 3 without the difference: with Mills'
     * ratio as a continued fraction M = 1/(z + K), it is φ(z)·K·M.
     */
    public static double lnExcess(double z) {
        if (z > 3) {
            double fraction = z;
            for (int term = TERMS; term >= 2; term--) {
                fraction = z + term / fraction;
            }
            double k = 1 / fraction;
            return lnDensity(z) + StrictMath.log(k) - StrictMath.log(z + k);
        }
        return StrictMath.log(StrictMath.exp(lnDensity(z)) - z * upperTail(z));
    }

    /** The two-sided critical value: P(|Z| &gt; z) = alpha. */
    public static double critical(double alpha) {
        return upperQuantile(alpha / 2);
    }

    public static Tail tail(double z) {
        return Tail.symmetric(z, lnUpperTail(Math.abs(z)), lnUpperTail(-Math.abs(z)));
    }

    public static double lnDensity(double z) {
        return -0.5 * z * z - LN_SQRT_2PI;
    }
}
