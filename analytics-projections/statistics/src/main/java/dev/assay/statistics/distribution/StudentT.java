package dev.assay.statistics.distribution;

import dev.assay.statistics.Tail;

/** Student's t distribution with real degrees of freedom. */
public final class StudentT {
    /** From here Hill's expansion (1970, CACM algorithm 395) is exact to double precision, unless t is far out. */
    private static final double MANY = 500;

    /** From here it is so for any t, and the beta function's fraction loses digits. */
    private static final double VERY_MANY = 1e6;

    /** What "far out" means for t²/df. */
    private static final double FAR = 0.05;

    private static final double LN_HALF = StrictMath.log(0.5);

    private StudentT() {}

    /** ln P(T &gt; t). */
    public static double lnUpperTail(double t, double df) {
        if (!(df > 0)) {
            throw new IllegalArgumentException("degrees of freedom are positive, not " + df);
        }
        if (t < 0) {
            return StrictMath.log1p(-StrictMath.exp(lnUpperTail(-t, df)));
        }
        if (df > VERY_MANY || (df > MANY && t * t < FAR * df)) {
            return Normal.lnUpperTail(normalDeviate(t, df));
        }
        double x = df / (df + t * t);
        double a = df / 2;
        if (x < (a + 1) / (a + 2.5)) {
            return LN_HALF + lnBetaHead(t, df) - StrictMath.log(a) + StrictMath.log(IncompleteBeta.fraction(a, 0.5, x));
        }
        double y = t * t / (df + t * t);
        double centre = StrictMath.exp(lnBetaHead(t, df)) * 2 * IncompleteBeta.fraction(0.5, a, y);
        return LN_HALF + StrictMath.log1p(-centre);
    }

    /** The t with P(T &gt; t) = q, for 0 &lt; q &lt; 1. From near the normal quantile, or by Newton in ln t on ln P. */
    public static double upperQuantile(double q, double df) {
        if (q > 0.5) {
            return -upperQuantile(1 - q, df);
        }
        if (q == 0.5) {
            return 0;
        }
        double z = Normal.upperQuantile(q);
        if (StudentQuantile.isNear(z, df)) {
            return StudentQuantile.near(z, q, df);
        }
        double target = StrictMath.log(q);
        double u = StrictMath.log(z);
        for (int i = 0; i < 200; i++) {
            double t = StrictMath.exp(u);
            double lnTail = lnUpperTail(t, df);
            double step = (lnTail - target) / (t * StrictMath.exp(lnDensity(t, df) - lnTail));
            u += Math.max(-2, Math.min(2, step));
            if (Math.abs(step) <= 1e-15) {
                break;
            }
        }
        return StrictMath.exp(u);
    }

    /** The two-sided critical value: P(|T| &gt; t) = alpha. */
    public static double critical(double alpha, double df) {
        return upperQuantile(alpha / 2, df);
    }

    public static Tail tail(double t, double df) {
        double lnOuter = lnUpperTail(Math.abs(t), df);
        return Tail.symmetric(t, lnOuter, t == 0 ? lnOuter : StrictMath.log1p(-StrictMath.exp(lnOuter)));
    }

    /** ln of x^a (1-x)^½ / B(a, ½) with x = df/(df+t²), without forming x where it rounds to 1. */
    private static double lnBetaHead(double t, double df) {
        double a = df / 2;
        double lnX = -StrictMath.log1p(t * t / df);
        double lnRest = StrictMath.log(t) * 2 - StrictMath.log(df + t * t);
        return a * lnX + 0.5 * lnRest - HalfBeta.ln(a);
    }

    static double lnDensity(double t, double df) {
        return -0.5 * (df + 1) * StrictMath.log1p(t * t / df) - 0.5 * StrictMath.log(df) - HalfBeta.ln(df / 2);
    }

    private static double normalDeviate(double t, double df) {
        double a = df - 0.5;
        double b = 48 * a * a;
        double z2 = a * StrictMath.log1p(t * t / df);
        double z = Math.sqrt(z2);
        double correction = (((-0.4 * z2 - 3.3) * z2 - 24) * z2 - 85.5) / (0.8 * z2 * z2 + 100 + b);
        return z + (correction + z2 + 3) / b * z;
    }
}
