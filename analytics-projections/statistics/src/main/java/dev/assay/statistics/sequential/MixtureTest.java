package dev.assay.statistics.sequential;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The mixture sequential probability ratio test (Robbins 1970; Johari, Koomen, Pekelis and Walsh 2017): p-values and intervals
 * that stay valid however often and whenever one looks. With V the variance of the difference D and a normal mixture of
 * variance τ² around θ0, ln Λ = ½ ln(V/(V+τ²)) + τ²(D-θ0)²/(2V(V+τ²)); p = 1/Λ. Valid for many users: from about 100 an arm.
 *
 * @param tau2 τ², fixed before the start; the square of the effect planned for is a good choice
 * @param theta0 the difference under the null hypothesis
 */
public record MixtureTest(double tau2, double theta0, double alpha) {
    public MixtureTest {
        if (!(tau2 > 0) || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("tau² is above 0, alpha between 0 and 1");
        }
    }

    /** Both arms at one moment. */
    public record Seen(Sample control, Sample treatment) {}

    /**
     * What a look says.
     *
     * @param test empty when it was skipped: with fewer than two users in an arm, or no variance in either
     * @param p the smallest so far; 1 before the first test
     * @param interval the intersection so far; empty before the first test, and when the intervals no longer meet
     */
    public record Look(Optional<Test> test, double p, Optional<Interval> interval) {}

    /**
     * The test at one look by itself.
     *
     * @param lnLambda the logarithm of the mixture likelihood ratio
     */
    public record Test(double difference, double se, double lnLambda, Interval interval) {
        public double p() {
            return Math.min(1, StrictMath.exp(-lnLambda));
        }
    }

    public List<Look> looks(List<Seen> seen) {
        List<Look> looks = new ArrayList<>();
        double p = 1;
        Optional<Interval> running = Optional.empty();
        boolean apart = false;
        for (Seen each : seen) {
            Optional<Test> test = test(each.control(), each.treatment());
            if (test.isPresent()) {
                p = Math.min(p, test.get().p());
                Interval now = test.get().interval();
                if (!apart) {
                    Interval common = running.map(before -> new Interval(
                                    Math.max(before.low(), now.low()), Math.min(before.high(), now.high())))
                            .orElse(now);
                    apart = common.low() > common.high();
                    running = apart ? Optional.empty() : Optional.of(common);
                }
            }
            looks.add(new Look(test, p, running));
        }
        return looks;
    }

    /** One look; empty when there is nothing to test. */
    public Optional<Test> test(Sample control, Sample treatment) {
        if (control.n() < 2 || treatment.n() < 2) {
            return Optional.empty();
        }
        OptionalDouble difference = treatment.meanMinus(control);
        double v = control.variance().orElse(0) / control.n()
                + treatment.variance().orElse(0) / treatment.n();
        return v > 0 ? Optional.of(test(difference.orElseThrow(), v)) : Optional.empty();
    }

    /**
     * Of an estimate.
     *
     * @param v its variance, above 0
     */
    public Test test(double difference, double v) {
        double off = difference - theta0;
        double lnRatio = StrictMath.log(v) - StrictMath.log(v + tau2);
        double lnLambda = 0.5 * lnRatio + tau2 / (v + tau2) * (off * off / (2 * v));
        double half = Math.sqrt(v * (v + tau2) / tau2 * (-2 * StrictMath.log(alpha) - lnRatio));
        return new Test(difference, Math.sqrt(v), lnLambda, Interval.around(difference, half));
    }
}
