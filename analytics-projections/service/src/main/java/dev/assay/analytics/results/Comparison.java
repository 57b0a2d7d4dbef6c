package dev.assay.analytics.results;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.FisherExact;
import dev.assay.statistics.comparison.Proportion;
import dev.assay.statistics.comparison.RelativeLift;
import dev.assay.statistics.comparison.TwoProportions;
import dev.assay.statistics.comparison.Welch;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A treatment beside its control under one metric.
 *
 * @param interval of the effect: Newcombe for rates, Welch for means
 * @param wald of the effect, for rates
 * @param lnP two-sided
 */
record Comparison(
        Status status,
        String method,
        OptionalDouble effect,
        Optional<Interval> interval,
        Optional<Interval> wald,
        OptionalDouble statistic,
        OptionalDouble lnP,
        OptionalDouble lift,
        Optional<Interval> liftInterval) {
    static final String Z = "two-proportion z";
    static final String FISHER = "fisher exact";
    static final String WELCH = "welch t";
    /** With a smaller expected count the normal approximation is not good enough. */
    private static final double FEW = 5;

    static Comparison of(Measured metric, ArmTally control, ArmTally treatment, double alpha) {
        return metric.isConversion()
                ? ofRates(control.conversions(), treatment.conversions(), alpha)
                : ofMeans(control, treatment, alpha);
    }

    private static Comparison ofRates(Proportion control, Proportion treatment, double alpha) {
        var z = TwoProportions.compare(control, treatment, alpha);
        var lift = RelativeLift.of(control.moments(), treatment.moments(), alpha);
        var exact = z.status() == Status.NO_VARIATION || smallestExpected(control, treatment) < FEW
                ? FisherExact.test(control, treatment).outcome()
                : Optional.<FisherExact.Outcome>empty();
        return new Comparison(
                z.status(),
                exact.isPresent() ? FISHER : Z,
                z.difference(),
                z.newcombe(),
                z.test().map(TwoProportions.ZTest::wald),
                optional(z.test().map(TwoProportions.ZTest::z)),
                optional(exact.map(e -> e.p().lnTwoSided())
                        .or(() -> z.test().map(test -> test.p().lnTwoSided()))),
                lift.lift(),
                lift.delta().map(RelativeLift.Delta::normal));
    }

    private static double smallestExpected(Proportion control, Proportion treatment) {
        double all = (double) control.n() + treatment.n();
        double converted = (double) control.converted() + treatment.converted();
        double fewer = Math.min(converted, all - converted);
        return Math.min(control.n(), treatment.n()) * (fewer / all);
    }

    private static Comparison ofMeans(ArmTally control, ArmTally treatment, double alpha) {
        var welch = Welch.compare(control.values(), treatment.values(), alpha);
        var lift = RelativeLift.of(control.values(), treatment.values(), alpha);
        return new Comparison(
                welch.status(),
                WELCH,
                welch.difference(),
                welch.test().map(Welch.TTest::interval),
                Optional.empty(),
                optional(welch.test().map(Welch.TTest::t)),
                optional(welch.test().map(test -> test.p().lnTwoSided())),
                lift.lift(),
                lift.delta().map(RelativeLift.Delta::student));
    }

    private static OptionalDouble optional(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    OptionalDouble p() {
        return lnP.isPresent() ? OptionalDouble.of(StrictMath.exp(lnP.getAsDouble())) : lnP;
    }
}
