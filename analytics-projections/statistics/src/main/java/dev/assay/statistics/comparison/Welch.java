package dev.assay.statistics.comparison;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Sample;
import dev.assay.statistics.Status;
import dev.assay.statistics.Tail;
import dev.assay.statistics.distribution.StudentT;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Welch's t-test (1947) of a difference in means, treatment minus control, with Satterthwaite's real degrees of freedom.
 * Variances may differ; one of them may be zero. Needs two users an arm, and enough for the mean to be near normal:
 * about 355·skewness² (Kohavi et al. 2014).
 *
 * @param status {@link Status#EMPTY_ARM}, {@link Status#INSUFFICIENT_DATA} or {@link Status#ZERO_VARIANCE}
 * @param difference empty only with an empty arm
 */
public record Welch(Status status, OptionalDouble difference, Optional<TTest> test) {

    /**
     * The test of the difference.
     *
     * @param interval of the difference
     */
    public record TTest(double se, double t, double df, Tail p, Interval interval) {}

    public static Welch compare(Sample control, Sample treatment, double alpha) {
        OptionalDouble difference = treatment.meanMinus(control);
        if (control.n() < 2 || treatment.n() < 2) {
            return new Welch(comparable(control, treatment), difference, Optional.empty());
        }
        double vc = sampling(control);
        double vt = sampling(treatment);
        if (vc + vt == 0) {
            return new Welch(Status.ZERO_VARIANCE, difference, Optional.empty());
        }
        TTest test = test(difference.orElseThrow(), vc, control.n(), vt, treatment.n(), alpha);
        return new Welch(Status.OK, difference, Optional.of(test));
    }

    /** The test of any difference of two independent estimates, given the variance of each and the users behind it. */
    public static TTest test(double difference, double vc, long nc, double vt, long nt, double alpha) {
        double se = Math.sqrt(vc + vt);
        double df = satterthwaite(vc, nc, vt, nt);
        double t = difference / se;
        Interval interval = Interval.around(difference, StudentT.critical(alpha, df) * se);
        return new TTest(se, t, df, StudentT.tail(t, df), interval);
    }

    /** Whether two arms can be compared: {@link Status#OK}, or why not. */
    public static Status comparable(Sample control, Sample treatment) {
        if (control.n() == 0 || treatment.n() == 0) {
            return Status.EMPTY_ARM;
        }
        if (control.n() < 2 || treatment.n() < 2) {
            return Status.INSUFFICIENT_DATA;
        }
        return sampling(control) + sampling(treatment) == 0 ? Status.ZERO_VARIANCE : Status.OK;
    }

    /** The variance of the mean; for arms with two users or more. */
    public static double sampling(Sample arm) {
        return arm.variance().orElseThrow() / arm.n();
    }

    static double satterthwaite(double vc, long nc, double vt, long nt) {
        // Shares of the variance, so that tiny variances do not underflow when squared.
        double share = vc / (vc + vt);
        return 1 / (share * share / (nc - 1) + (1 - share) * (1 - share) / (nt - 1));
    }
}
