package dev.assay.statistics.comparison;

import dev.assay.statistics.Sample;
import dev.assay.statistics.Status;
import dev.assay.statistics.distribution.Normal;
import dev.assay.statistics.distribution.StudentT;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A one-sided test that a metric did not get worse by more than a margin, on a contrast that is positive where the margin
 * holds. A relative margin needs no division by the baseline: mt - (1-m)·mc, or (1+m)·mc - mt where lower is better.
 *
 * @param status {@link Status#EMPTY_ARM}, {@link Status#INSUFFICIENT_DATA} or {@link Status#ZERO_VARIANCE}
 */
public record NonInferiority(Status status, Optional<Outcome> outcome) {

    /**
     * The one-sided test of the contrast.
     *
     * @param bound the contrast's one-sided lower confidence bound
     * @param differenceBound that of mt - mc on the harmful side; for absolute margins
     */
    public record Outcome(
            double contrast,
            double se,
            double statistic,
            double df,
            double lnP,
            double lnNormalP,
            boolean nonInferior,
            double bound,
            OptionalDouble differenceBound) {
        public double p() {
            return StrictMath.exp(lnP);
        }
    }

    public static NonInferiority absolute(
            Sample control, Sample treatment, double margin, boolean higherIsBetter, double alpha) {
        Status status = Welch.comparable(control, treatment);
        if (status != Status.OK) {
            return new NonInferiority(status, Optional.empty());
        }
        double sign = higherIsBetter ? 1 : -1;
        double contrast = sign * treatment.meanMinus(control).orElseThrow() + margin;
        Outcome outcome = test(contrast, 1, control, treatment, alpha);
        double bound = sign * (outcome.bound() - margin);
        return new NonInferiority(
                Status.OK,
                Optional.of(new Outcome(
                        outcome.contrast(),
                        outcome.se(),
                        outcome.statistic(),
                        outcome.df(),
                        outcome.lnP(),
                        outcome.lnNormalP(),
                        outcome.nonInferior(),
                        outcome.bound(),
                        OptionalDouble.of(bound))));
    }

    public static NonInferiority relative(
            Sample control, Sample treatment, double margin, boolean higherIsBetter, double alpha) {
        Status status = Welch.comparable(control, treatment);
        if (status != Status.OK) {
            return new NonInferiority(status, Optional.empty());
        }
        double mc = control.mean().orElseThrow();
        double difference = treatment.meanMinus(control).orElseThrow();
        double contrast = higherIsBetter ? difference + margin * mc : margin * mc - difference;
        double weight = higherIsBetter ? 1 - margin : 1 + margin;
        return new NonInferiority(Status.OK, Optional.of(test(contrast, weight, control, treatment, alpha)));
    }

    private static Outcome test(double contrast, double controlWeight, Sample control, Sample treatment, double alpha) {
        double vc = controlWeight * controlWeight * Welch.sampling(control);
        double vt = Welch.sampling(treatment);
        double se = Math.sqrt(vc + vt);
        double df = Welch.satterthwaite(vc, control.n(), vt, treatment.n());
        double t = contrast / se;
        double lnP = StudentT.lnUpperTail(t, df);
        return new Outcome(
                contrast,
                se,
                t,
                df,
                lnP,
                Normal.lnUpperTail(t),
                StrictMath.exp(lnP) < alpha,
                contrast - StudentT.upperQuantile(alpha, df) * se,
                OptionalDouble.empty());
    }
}
