package dev.assay.statistics.distribution;

import org.apache.commons.math3.special.Beta;

/** ln B(a, ½), which Student's t needs at every turn. */
final class HalfBeta {
    private static final double HALF_LN_PI = 0.5 * StrictMath.log(Math.PI);

    /** From here the series has no error left that a double could show. */
    private static final double LARGE = 15;

    private HalfBeta() {}

    /** By the asymptotic series of lnΓ(a+½) - lnΓ(a) in 1/a, which is quicker than two gamma functions. */
    static double ln(double a) {
        if (a < LARGE) {
            return Beta.logBeta(a, 0.5);
        }
        double r = 1 / a;
        double r2 = r * r;
        double series = r
                * (-1 / 8.0
                        + r2
                                * (1 / 192.0
                                        + r2
                                                * (-1 / 640.0
                                                        + r2
                                                                * (17 / 14336.0
                                                                        + r2
                                                                                * (-31 / 18432.0
                                                                                        + r2 * (691 / 180224.0))))));
        return HALF_LN_PI - 0.5 * StrictMath.log(a) - series;
    }
}
