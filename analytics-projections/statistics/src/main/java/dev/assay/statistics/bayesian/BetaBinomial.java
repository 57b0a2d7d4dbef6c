package dev.assay.statistics.bayesian;

import dev.assay.statistics.Interval;
import dev.assay.statistics.comparison.Proportion;
import dev.assay.statistics.distribution.BetaDistribution;
import dev.assay.statistics.distribution.LogConcave;
import java.util.function.DoubleUnaryOperator;

/**
 * Two conversion rates, each with a beta prior and so with a beta posterior Beta(a + x, b + n - x); independent. All answers
 * are one-dimensional integrals over the log-odds of one rate, taken to double precision. Without data the posterior is the
 * prior. Losses are absolute (Stucchio 2015).
 *
 * @param control the posterior of its rate
 * @param treatment the posterior of its rate
 */
public record BetaBinomial(BetaDistribution control, BetaDistribution treatment) {

    /** A prior of both rates; Beta(1, 1) holds every rate for equally likely. */
    public record Prior(double alpha, double beta) {
        public static final Prior UNIFORM = new Prior(1, 1);

        BetaDistribution after(Proportion arm) {
            return new BetaDistribution(alpha + arm.converted(), beta + arm.n() - arm.converted());
        }
    }

    public static BetaBinomial of(Prior prior, Proportion control, Proportion treatment) {
        return new BetaBinomial(prior.after(control), prior.after(treatment));
    }

    /** ln P(treatment's rate is the larger). */
    public double lnTreatmentBeatsControl() {
        return lnBeats(treatment, control);
    }

    public double treatmentBeatsControl() {
        double ln = lnTreatmentBeatsControl();
        // Near 1 the other one is the exact one.
        return ln > -0.5 ? -StrictMath.expm1(lnBeats(control, treatment)) : StrictMath.exp(ln);
    }

    private static double lnBeats(BetaDistribution one, BetaDistribution other) {
        return Math.min(0, overRates(other, y -> one.lnUpperTail(y)));
    }

    /** E[max(treatment - control, 0)]: what is lost on average by keeping the control. */
    public double lossOfControl() {
        return StrictMath.exp(lnExcess(treatment, control));
    }

    /** E[max(control - treatment, 0)]: what is lost on average by shipping the treatment. */
    public double lossOfTreatment() {
        return StrictMath.exp(lnExcess(control, treatment));
    }

    private static double lnExcess(BetaDistribution one, BetaDistribution other) {
        return overRates(other, y -> lnExcessOver(one, y));
    }

    /**
     * ln E[max(rate - x, 0)] = ln(m·S(a+1, b) - x·S(a, b)) with S the upper tail at x. By S(a+1, b) = S(a, b) +
     * x^a(1-x)^b/(a·B(a, b)) it is (m - x)·S + m·that, so that the two tails are not taken from each other.
     */
    private static double lnExcessOver(BetaDistribution rate, double y) {
        double lnTail = rate.lnUpperTail(y);
        double lnStep = rate.lnDensity(y) - StrictMath.log(rate.a());
        double mean = rate.mean();
        // mean - x by the complements where both are near 1.
        double distance = mean > 0.5
                ? BetaDistribution.rate(-y) - rate.b() / (rate.a() + rate.b())
                : mean - BetaDistribution.rate(y);
        double larger = Math.max(lnTail, lnStep);
        double sum = distance * StrictMath.exp(lnTail - larger) + mean * StrictMath.exp(lnStep - larger);
        return sum > 0 ? larger + StrictMath.log(sum) : Double.NEGATIVE_INFINITY;
    }

    private static double overRates(BetaDistribution rate, DoubleUnaryOperator ln) {
        return LogConcave.lnIntegral(
                y -> rate.lnDensity(y) + ln.applyAsDouble(y),
                BetaDistribution.LOWEST,
                BetaDistribution.HIGHEST,
                rate.centre(),
                rate.spread());
    }

    /** Holds a rate with probability 1 - alpha, as much of the rest on either side. */
    public static Interval credible(BetaDistribution rate, double alpha) {
        return new Interval(
                BetaDistribution.rate(rate.lowerQuantile(alpha / 2)),
                BetaDistribution.rate(rate.lowerQuantile(1 - alpha / 2)));
    }
}
