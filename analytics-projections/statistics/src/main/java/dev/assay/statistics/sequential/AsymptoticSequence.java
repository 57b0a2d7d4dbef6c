package dev.assay.statistics.sequential;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Status;
import java.util.Optional;

/**
 * An asymptotic confidence sequence (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas 2024): intervals that hold the effect at
 * all looks together, for estimates that are nearly normal. With n users in both arms, s² = n·se² and u = nρ²+1, the half-width
 * is √(s²·2u/(nρ)²·ln(√u/α)); ρ is chosen to be tightest at N* users. p = 1/E with ln E = ρ²(estimate/se)²n/(2u) - ½ ln u.
 *
 * @param status {@link Status#INSUFFICIENT_DATA} without users, {@link Status#ZERO_VARIANCE} without a standard error
 */
public record AsymptoticSequence(Status status, Optional<Bounds> bounds) {

    /**
     * At one look.
     *
     * @param twoSided by ρ at alpha
     * @param oneSided by ρ at 2·alpha
     */
    public record Bounds(TwoSided twoSided, OneSided oneSided) {}

    /** @param lnEValue the logarithm of the evidence against no effect */
    public record TwoSided(double rho, double halfWidth, Interval interval, double lnEValue) {
        public double lnP() {
            return Math.min(0, -lnEValue);
        }

        public double p() {
            return StrictMath.exp(lnP());
        }
    }

    /**
     * Bounds that hold one side each.
     *
     * @param lnGreater ln p against "not larger"; 0 when the estimate is not above 0
     * @param lnLess ln p against "not smaller"
     */
    public record OneSided(double rho, double halfWidth, double lower, double upper, double lnGreater, double lnLess) {
        public double greater() {
            return StrictMath.exp(lnGreater);
        }

        public double less() {
            return StrictMath.exp(lnLess);
        }
    }

    /**
     * At a look.
     *
     * @param n users in both arms
     * @param tuning N*: the users the sequence is to be tightest at; the planned sample is a good choice
     */
    public static AsymptoticSequence at(double estimate, double se, long n, double alpha, double tuning) {
        if (n < 1) {
            return new AsymptoticSequence(Status.INSUFFICIENT_DATA, Optional.empty());
        }
        if (!(se > 0)) {
            return new AsymptoticSequence(Status.ZERO_VARIANCE, Optional.empty());
        }
        return new AsymptoticSequence(
                Status.OK,
                Optional.of(new Bounds(
                        twoSided(estimate, se, n, alpha, tuning), oneSided(estimate, se, n, alpha, tuning))));
    }

    /** The mixture's scale that is tightest at N* users. */
    static double rho(double alpha, double tuning) {
        double a = -2 * StrictMath.log(alpha);
        return Math.sqrt((a + StrictMath.log1p(a)) / tuning);
    }

    private static TwoSided twoSided(double estimate, double se, long n, double alpha, double tuning) {
        double rho = rho(alpha, tuning);
        double u = n * rho * rho + 1;
        double half = scale(se, n, rho, u) * Math.sqrt(0.5 * StrictMath.log(u) - StrictMath.log(alpha));
        double z = estimate / se;
        double lnE = n * rho * rho / (2 * u) * z * z - 0.5 * StrictMath.log(u);
        return new TwoSided(rho, half, Interval.around(estimate, half), lnE);
    }

    private static OneSided oneSided(double estimate, double se, long n, double alpha, double tuning) {
        // ρ at 2α needs an α below a half; beyond, the sequence is as at the largest.
        double rho = rho(Math.min(2 * alpha, 1 - 1e-12), tuning);
        double u = n * rho * rho + 1;
        double half = scale(se, n, rho, u) * Math.sqrt(StrictMath.log1p(Math.sqrt(u) / (2 * alpha)));
        double z = estimate / se;
        double a = z * z * n * rho * rho / (2 * u);
        // √u / (2(e^a - 1))
        double lnP = a > 0
                ? Math.min(0, 0.5 * StrictMath.log(u) - StrictMath.log(2) - a - StrictMath.log(-StrictMath.expm1(-a)))
                : 0;
        return new OneSided(
                rho, half, estimate - half, estimate + half, estimate > 0 ? lnP : 0, estimate < 0 ? lnP : 0);
    }

    /** √(s²·2u)/(nρ) = se·√(2u/(n·ρ²)). */
    private static double scale(double se, long n, double rho, double u) {
        return se * Math.sqrt(2 * u / n) / rho;
    }
}
