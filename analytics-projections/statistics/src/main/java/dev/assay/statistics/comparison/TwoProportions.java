package dev.assay.statistics.comparison;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Status;
import dev.assay.statistics.Tail;
import dev.assay.statistics.distribution.Normal;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The two-proportion z-test, treatment minus control: z = (pt - pc) / √(p(1-p)(1/nc + 1/nt)) with p pooled. Assumes
 * independent users and expected counts of 5 or more; below, {@link FisherExact} takes over. The Wald interval uses the
 * unpooled standard error; the interval to show is Newcombe's (1998, Stat. Med. 17, method 10), which exists even when
 * nobody converted.
 *
 * @param status {@link Status#EMPTY_ARM}, or {@link Status#NO_VARIATION} when nobody or everybody converted
 * @param newcombe of the difference; empty only with an empty arm
 */
public record TwoProportions(
        Status status, OptionalDouble difference, Optional<Interval> newcombe, Optional<ZTest> test) {

    /**
     * The test of the difference.
     *
     * @param wald interval of the difference
     */
    public record ZTest(double pooledRate, double sePooled, double seUnpooled, double z, Tail p, Interval wald) {}

    public static TwoProportions compare(Proportion control, Proportion treatment, double alpha) {
        if (control.n() == 0 || treatment.n() == 0) {
            return new TwoProportions(Status.EMPTY_ARM, OptionalDouble.empty(), Optional.empty(), Optional.empty());
        }
        OptionalDouble difference = treatment.moments().meanMinus(control.moments());
        Optional<Interval> newcombe = Optional.of(newcombe(control, treatment, difference.getAsDouble(), alpha));
        Proportion all = new Proportion(control.n() + treatment.n(), control.converted() + treatment.converted());
        if (all.converted() == 0 || all.converted() == all.n()) {
            return new TwoProportions(Status.NO_VARIATION, difference, newcombe, Optional.empty());
        }
        double sePooled = Math.sqrt(all.sampling() * all.n() * (1.0 / control.n() + 1.0 / treatment.n()));
        double seUnpooled = Math.sqrt(control.sampling() + treatment.sampling());
        double z = difference.getAsDouble() / sePooled;
        Interval wald = Interval.around(difference.getAsDouble(), Normal.critical(alpha) * seUnpooled);
        return new TwoProportions(
                Status.OK,
                difference,
                newcombe,
                Optional.of(new ZTest(all.rate(), sePooled, seUnpooled, z, Normal.tail(z), wald)));
    }

    /** Newcombe's interval alone; empty with an empty arm. */
    public static Optional<Interval> newcombe(Proportion control, Proportion treatment, double alpha) {
        OptionalDouble difference = treatment.moments().meanMinus(control.moments());
        return difference.isEmpty()
                ? Optional.empty()
                : Optional.of(newcombe(control, treatment, difference.getAsDouble(), alpha));
    }

    private static Interval newcombe(Proportion control, Proportion treatment, double difference, double alpha) {
        Interval c = control.wilson(alpha);
        Interval t = treatment.wilson(alpha);
        return new Interval(
                difference - hypotenuse(treatment.rate() - t.low(), c.high() - control.rate()),
                difference + hypotenuse(t.high() - treatment.rate(), control.rate() - c.low()));
    }

    private static double hypotenuse(double a, double b) {
        return Math.sqrt(a * a + b * b);
    }
}
