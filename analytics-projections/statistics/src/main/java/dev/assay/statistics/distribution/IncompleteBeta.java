package dev.assay.statistics.distribution;

/** The continued fraction of the regularised incomplete beta function, by Lentz's method as modified by Thompson. */
final class IncompleteBeta {
    private static final double TINY = 1e-300;

    private IncompleteBeta() {}

    /** I_x(a, b)·a·B(a, b) / (x^a (1-x)^b), for x below (a+1)/(a+b+2). */
    static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / away(1 - (a + b) * x / (a + 1));
        double result = d;
        for (int m = 1; m < 100_000; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / away(1 + even * d);
            c = away(1 + even / c);
            result *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / away(1 + odd * d);
            c = away(1 + odd / c);
            double factor = d * c;
            result *= factor;
            if (Math.abs(factor - 1) < 1e-16) {
                return result;
            }
        }
        throw new ArithmeticException("no convergence of the incomplete beta function at " + a + ", " + b + ", " + x);
    }

    private static double away(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
