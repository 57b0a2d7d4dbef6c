package dev.assay.statistics.distribution;

import org.apache.commons.math3.special.Gamma;

/**
 * The beta distribution, of rates. Written in log-odds y = ln(x/(1-x)), where its density is smooth and has one peak for any
 * parameters, and where a rate near 1 is as exact as one near 0. The density is Loader's (2000): parts that cancel on paper are
 * never formed, so that parameters in the hundred millions lose no digits.
 */
public final class BetaDistribution {
    private static final double HALF_LN_2PI = 0.5 * StrictMath.log(2 * Math.PI);
    /** Log-odds beyond these are rates of 0 and 1. */
    public static final double LOWEST = -700;

    public static final double HIGHEST = 700;

    private final double a;
    private final double b;

    /** The part of the density's logarithm that is the same everywhere. */
    private final double lnScale;

    /**
     * A distribution.
     *
     * @param a above 0; one more than the successes after a uniform prior
     * @param b above 0; one more than the failures
     */
    public BetaDistribution(double a, double b) {
        this(a, b, lnScale(a, b));
    }

    private BetaDistribution(double a, double b, double lnScale) {
        this.a = a;
        this.b = b;
        this.lnScale = lnScale;
    }

    private static double lnScale(double a, double b) {
        if (!(a > 0 && b > 0)) {
            throw new IllegalArgumentException("a beta distribution's parameters are above 0, not " + a + ", " + b);
        }
        double n = a + b;
        return 0.5 * (StrictMath.log(a) + StrictMath.log(b) - StrictMath.log(n))
                - HALF_LN_2PI
                + remainder(n)
                - remainder(a)
                - remainder(b);
    }

    public double a() {
        return a;
    }

    public double b() {
        return b;
    }

    /** Of 1 less the rate. */
    private BetaDistribution mirrored() {
        return new BetaDistribution(b, a, lnScale);
    }

    public double mean() {
        return a / (a + b);
    }

    /** The log-odds of the mean, near the peak in log-odds. */
    public double centre() {
        return StrictMath.log(a) - StrictMath.log(b);
    }

    /** About the standard deviation of the log-odds. */
    public double spread() {
        return Math.sqrt(1 / a + 1 / b);
    }

    public static double rate(double logOdds) {
        return logOdds > 0 ? 1 / (1 + StrictMath.exp(-logOdds)) : odds(logOdds) / (1 + odds(logOdds));
    }

    private static double odds(double logOdds) {
        return StrictMath.exp(logOdds);
    }

    /** The logarithm of the density of the log-odds: that of the rate times x(1-x). */
    public double lnDensity(double logOdds) {
        double n = a + b;
        double x = rate(logOdds);
        double y = rate(-logOdds);
        // ln of x^a·(1-x)^b / B(a, b) as a binomial probability: a successes among a + b.
        return lnScale - deviance(a, n * x) - deviance(b, n * y);
    }

    /** ln P(rate &gt; x). */
    public double lnUpperTail(double logOdds) {
        return lnUpperTail(logOdds, lnDensity(logOdds));
    }

    /** The same where the density is known. */
    public double lnUpperTail(double logOdds, double lnDensity) {
        return mirrored().lnLowerTail(-logOdds, lnDensity);
    }

    /** ln P(rate &lt; x). */
    public double lnLowerTail(double logOdds) {
        return lnLowerTail(logOdds, lnDensity(logOdds));
    }

    private double lnLowerTail(double logOdds, double lnDensity) {
        double x = rate(logOdds);
        if (x < (a + 1) / (a + b + 2)) {
            return lnDensity + StrictMath.log(IncompleteBeta.fraction(a, b, x) / a);
        }
        double upper = StrictMath.exp(lnDensity) * (IncompleteBeta.fraction(b, a, rate(-logOdds)) / b);
        return StrictMath.log1p(-upper);
    }

    /** The log-odds below which the rate lies with a probability, by Newton on the logarithm of the smaller tail. */
    public double lowerQuantile(double probability) {
        if (probability > 0.5) {
            return -mirrored().lowerQuantile(1 - probability);
        }
        double target = StrictMath.log(probability);
        double low = LOWEST;
        double high = HIGHEST;
        double y = Math.max(LOWEST, Math.min(HIGHEST, centre() - spread() * Normal.upperQuantile(probability)));
        for (int i = 0; i < 200; i++) {
            double lnTail = lnLowerTail(y);
            if (lnTail > target) {
                high = y;
            } else {
                low = y;
            }
            double step = (target - lnTail) / StrictMath.exp(lnDensity(y) - lnTail);
            if (Math.abs(step) < 1e-15 * Math.max(1, Math.abs(y))) {
                return y;
            }
            double next = y + step;
            y = next > low && next < high ? next : 0.5 * (low + high);
        }
        return y;
    }

    /** lnΓ(x) less (x-½)·ln x - x + ½ ln 2π: Stirling's error. */
    private static double remainder(double x) {
        if (x < 15) {
            return Gamma.logGamma(x) - (x - 0.5) * StrictMath.log(x) + x - HALF_LN_2PI;
        }
        double x2 = x * x;
        return (1 - (1 / 30.0 - (1 / 105.0 - (1 / 140.0 - 1 / (99 * x2)) / x2) / x2) / x2) / (12 * x);
    }

    /** x·ln(x/m) + m - x, without the cancellation near x = m. */
    private static double deviance(double x, double m) {
        double off = x - m;
        if (Math.abs(off) < 0.1 * (x + m)) {
            double v = off / (x + m);
            double sum = off * v;
            double power = 2 * x * v;
            double v2 = v * v;
            for (int j = 1; j < 1_000; j++) {
                power *= v2;
                double next = sum + power / (2 * j + 1);
                if (next == sum) {
                    return next;
                }
                sum = next;
            }
        }
        return m == 0 ? Double.POSITIVE_INFINITY : x * StrictMath.log(x / m) + m - x;
    }
}
