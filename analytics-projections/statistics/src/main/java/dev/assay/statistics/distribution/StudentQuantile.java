package dev.assay.statistics.distribution;

/**
 * Student's quantile from the normal one, by the expansion of Cornish and Fisher in 1/df (Abramowitz and Stegun 26.7.5), and from
 * there by Halley's method on ln P, which triples the digits: with 30 degrees of freedom one or two tails are enough.
 */
final class StudentQuantile {
    /** What is left of a step of this size when it is cubed is nothing to a double. */
    private static final double SMALL = 1e-6;

    /** The fifth term of the expansion below this share of the quantile does not show. */
    private static final double INVISIBLE = 1e-17;

    private static final int STEPS = 50;

    private StudentQuantile() {}

    /** Whether the expansion starts close enough: its terms shrink. */
    static boolean isNear(double z, double df) {
        return df > 4 + 2 * z * z;
    }

    static double near(double z, double q, double df) {
        double z2 = z * z;
        double r = 1 / df;
        double third = z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384 * r * r * r;
        double fourth = z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160 * r * r * r * r;
        double t = z + z * (z2 + 1) / 4 * r + z * ((5 * z2 + 16) * z2 + 3) / 96 * r * r + third + fourth;
        if (fifth(z2 * r / 6 + r / 2) < INVISIBLE) {
            return t;
        }
        double target = StrictMath.log(q);
        for (int i = 0; i < STEPS; i++) {
            double lnTail = StudentT.lnUpperTail(t, df);
            double hazard = StrictMath.exp(StudentT.lnDensity(t, df) - lnTail);
            double newton = (lnTail - target) / hazard;
            // The density's relative fall at t is (df + 1)·t/(df + t²).
            double step = newton / (1 + newton * (hazard - (df + 1) * t / (df + t * t)) / 2);
            t += step;
            if (Math.abs(step) <= SMALL * t) {
                return t;
            }
        }
        throw new ArithmeticException("no convergence of Student's quantile at " + q + ", " + df);
    }

    /** About the size of the fifth term over z, given (z² + 3)/(6·df); the fourth one has a zero and tells nothing. */
    private static double fifth(double x) {
        return x * x * x * x * x;
    }
}
