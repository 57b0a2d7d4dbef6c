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
    /**
     * In standard deviations of the two densities' product: the trapezoidal rule's error is e^(-2π²/step²), below double
     * precision.
     */
    private static final double STEP = 0.65;

    /** To either side, in standard deviations of the leader's rate. */
    private static final double REACH = 11;

    /** More would be more than each integral by itself takes: the arms are of very different size. */
    private static final int MOST_STEPS = 100;

    /** e^-45 is beyond double precision beside the peak. */
    private static final double NEGLIGIBLE = 45;

    /** Log-odds' own singularities lie π off the axis; a wider step would see them. */
    private static final double WIDEST = 0.5;

    /**
     * The three answers.
     *
     * @param treatmentBeatsControl P(treatment's rate is the larger)
     * @param lossOfControl E[max(treatment - control, 0)]
     * @param lossOfTreatment E[max(control - treatment, 0)]
     */
    public record Answers(double treatmentBeatsControl, double lossOfControl, double lossOfTreatment) {}

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

    /**
     * All answers at once, a tenth of the work of one after the other: over the rate of the arm with the larger mean, the chance that
     * the other beats it and what is lost then, which is the smaller loss; the larger one is that and the difference of the means. By
     * the trapezoidal rule in log-odds, which converges exponentially for a density that is analytic there; where the two hardly
     * overlap, or a posterior is not near its bell's shape, each answer by its own integral.
     */
    public Answers answers() {
        boolean treatmentLeads = treatment.mean() >= control.mean();
        BetaDistribution leader = treatmentLeads ? treatment : control;
        BetaDistribution other = treatmentLeads ? control : treatment;
        double step = STEP / Math.hypot(1 / leader.spread(), 1 / other.spread());
        int steps = (int) Math.ceil(REACH * leader.spread() / step);
        if (step > WIDEST || steps > MOST_STEPS) {
            return new Answers(treatmentBeatsControl(), lossOfControl(), lossOfTreatment());
        }
        double[] beaten = new double[2 * steps + 1];
        double[] lost = new double[beaten.length];
        for (int i = 0; i < beaten.length; i++) {
            double y = leader.centre() + (i - steps) * step;
            double lnDensity = leader.lnDensity(y);
            double lnOther = other.lnDensity(y);
            double lnTail = other.lnUpperTail(y, lnOther);
            beaten[i] = lnDensity + lnTail;
            lost[i] = lnDensity + lnExcessOver(other, y, lnOther, lnTail);
        }
        if (!holdsPeak(beaten) || !holdsPeak(lost)) {
            return new Answers(treatmentBeatsControl(), lossOfControl(), lossOfTreatment());
        }
        double overtaken = sum(beaten) * step;
        double loss = sum(lost) * step;
        double more = loss + Math.abs(treatment.mean() - control.mean());
        return treatmentLeads ? new Answers(1 - overtaken, more, loss) : new Answers(overtaken, loss, more);
    }

    private static boolean holdsPeak(double[] ln) {
        double peak = Double.NEGATIVE_INFINITY;
        for (double each : ln) {
            peak = Math.max(peak, each);
        }
        return ln[0] < peak - NEGLIGIBLE && ln[ln.length - 1] < peak - NEGLIGIBLE;
    }

    private static double sum(double[] ln) {
        double sum = 0;
        for (double each : ln) {
            sum += StrictMath.exp(each);
        }
        return sum;
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
        return overRates(other, y -> {
            double lnDensity = one.lnDensity(y);
            return lnExcessOver(one, y, lnDensity, one.lnUpperTail(y, lnDensity));
        });
    }

    /**
     * ln E[max(rate - x, 0)] = ln(m·S(a+1, b) - x·S(a, b)) with S the upper tail at x. By S(a+1, b) = S(a, b) +
     * x^a(1-x)^b/(a·B(a, b)) it is (m - x)·S + m·that, so that the two tails are not taken from each other.
     */
    private static double lnExcessOver(BetaDistribution rate, double y, double lnDensity, double lnTail) {
        double lnStep = lnDensity - StrictMath.log(rate.a());
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
