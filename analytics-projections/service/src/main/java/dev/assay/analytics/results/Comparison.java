package dev.assay.analytics.results;

import dev.assay.model.experiment.Analysis;
import dev.assay.model.metric.MetricKind;
import dev.assay.statistics.Interval;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.DeltaLift;
import dev.assay.statistics.comparison.Fieller;
import dev.assay.statistics.comparison.FisherExact;
import dev.assay.statistics.comparison.NormalTest;
import dev.assay.statistics.comparison.Proportion;
import dev.assay.statistics.comparison.RelativeLift;
import dev.assay.statistics.comparison.TwoProportions;
import dev.assay.statistics.comparison.Welch;
import dev.assay.statistics.covariate.Cuped;
import dev.assay.statistics.covariate.RatioCuped;
import dev.assay.statistics.distribution.Normal;
import dev.assay.statistics.distribution.StudentT;
import dev.assay.statistics.quantile.ClusteredHistogram;
import dev.assay.statistics.ratio.ArmRatio;
import dev.assay.statistics.ratio.RatioMetric;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A treatment beside its control under one metric.
 *
 * @param baseline the control's rate, mean, ratio or quantile
 * @param se of the effect
 * @param df of the interval's Student t; empty where it is normal, or Newcombe's
 * @param interval of the effect: Newcombe for rates, Welch for means, normal for the others
 * @param wald of the effect, for rates
 * @param lnP two-sided
 * @param liftSe by the delta method
 * @param saving what the covariate did; empty without one
 */
record Comparison(
        Status status,
        String method,
        OptionalDouble baseline,
        OptionalDouble effect,
        OptionalDouble se,
        OptionalDouble df,
        Optional<Interval> interval,
        Optional<Interval> wald,
        OptionalDouble statistic,
        OptionalDouble lnP,
        OptionalDouble lift,
        OptionalDouble liftSe,
        Optional<Interval> liftInterval,
        Optional<Fieller.Set> fieller,
        Optional<Saving> saving) {
    static final String Z = "two-proportion z";
    static final String FISHER = "fisher exact";
    static final String WELCH = "welch t";
    static final String CUPED = "welch t with covariate";
    static final String RATIO = "ratio z";
    static final String RATIO_CUPED = "ratio z with covariate";
    static final String QUANTILE = "quantile z, users as clusters";
    static final String STRATIFIED = "post-stratified z";
    static final String PERIODS = "z, stratified by allocation";
    /** With a smaller expected count the normal approximation is not good enough. */
    private static final double FEW = 5;

    /**
     * What a covariate did.
     *
     * @param varianceReduction as a fraction
     */
    record Saving(double theta, double varianceReduction, double unadjustedEffect, Interval unadjustedInterval) {}

    static Comparison of(Measured metric, ArmTally control, ArmTally treatment, Analysis analysis, double alpha) {
        boolean past = analysis.covariate() == Analysis.Covariate.PRE_EXPOSURE
                && metric.hasPast()
                && (control.hasPast() || treatment.hasPast());
        if (metric.kind() == MetricKind.RATIO) {
            return past ? ofRatiosWithPast(control, treatment, alpha) : ofRatios(control, treatment, alpha);
        }
        if (metric.kind() == MetricKind.QUANTILE) {
            return ofQuantiles(metric, control, treatment, alpha);
        }
        if (past && metric.capQuantile().isEmpty()) {
            return withPast(control, treatment, alpha);
        }
        return metric.isRate()
                ? ofRates(control.conversions(), treatment.conversions(), alpha)
                : ofMeans(control, treatment, alpha);
    }

    static Comparison ofRates(Proportion control, Proportion treatment, double alpha) {
        var z = TwoProportions.compare(control, treatment, alpha);
        var c = control.moments();
        var t = treatment.moments();
        var lift = RelativeLift.of(c, t, alpha);
        var exact = z.status() == Status.NO_VARIATION || smallestExpected(control, treatment) < FEW
                ? FisherExact.test(control, treatment).outcome()
                : Optional.<FisherExact.Outcome>empty();
        return new Comparison(
                z.status(),
                exact.isPresent() ? FISHER : Z,
                c.mean(),
                z.difference(),
                optional(z.test().map(TwoProportions.ZTest::seUnpooled)),
                OptionalDouble.empty(),
                z.newcombe(),
                z.test().map(TwoProportions.ZTest::wald),
                optional(z.test().map(TwoProportions.ZTest::z)),
                optional(exact.map(e -> e.p().lnTwoSided())
                        .or(() -> z.test().map(test -> test.p().lnTwoSided()))),
                lift.lift(),
                optional(lift.delta().map(RelativeLift.Delta::se)),
                lift.delta().map(RelativeLift.Delta::normal),
                Fieller.lift(c, t, alpha).set(),
                Optional.empty());
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
                control.values().mean(),
                welch.difference(),
                optional(welch.test().map(Welch.TTest::se)),
                optional(welch.test().map(Welch.TTest::df)),
                welch.test().map(Welch.TTest::interval),
                Optional.empty(),
                optional(welch.test().map(Welch.TTest::t)),
                optional(welch.test().map(test -> test.p().lnTwoSided())),
                lift.lift(),
                optional(lift.delta().map(RelativeLift.Delta::se)),
                lift.delta().map(RelativeLift.Delta::student),
                Fieller.lift(control.values(), treatment.values(), alpha).set(),
                Optional.empty());
    }

    private static Comparison withPast(ArmTally control, ArmTally treatment, double alpha) {
        var cuped = Cuped.compare(control.valueAndPast(), treatment.valueAndPast(), alpha);
        if (cuped.adjustment().isEmpty()) {
            return ofMeans(control, treatment, alpha);
        }
        var adjusted = cuped.adjustment().get();
        var plain = Welch.compare(control.values(), treatment.values(), alpha);
        return new Comparison(
                cuped.status() == Status.COVARIATE_CONSTANT ? Status.OK : cuped.status(),
                CUPED,
                OptionalDouble.of(adjusted.control().mean()),
                cuped.difference(),
                optional(cuped.test().map(Welch.TTest::se)),
                optional(cuped.test().map(Welch.TTest::df)),
                cuped.test().map(Welch.TTest::interval),
                Optional.empty(),
                optional(cuped.test().map(Welch.TTest::t)),
                optional(cuped.test().map(test -> test.p().lnTwoSided())),
                optional(cuped.lift().map(DeltaLift::value)),
                optional(cuped.lift().map(DeltaLift::se)),
                cuped.lift().flatMap(DeltaLift::test).map(NormalTest::interval),
                cuped.test()
                        .map(test -> Fieller.set(
                                adjusted.control().mean(),
                                adjusted.control().variance()
                                        / adjusted.control().n(),
                                adjusted.treatment().mean(),
                                adjusted.treatment().variance()
                                        / adjusted.treatment().n(),
                                alpha)),
                plain.test()
                        .map(test -> new Saving(
                                adjusted.theta(),
                                adjusted.varianceReduction().orElse(0),
                                adjusted.unadjustedDifference(),
                                test.interval())));
    }

    private static Comparison ofRatios(ArmTally control, ArmTally treatment, double alpha) {
        return ofRatios(RatioMetric.compare(control.ratio(), treatment.ratio(), alpha));
    }

    private static Comparison ofRatios(RatioMetric ratio) {
        return new Comparison(
                ratio.status(),
                RATIO,
                optional(ratio.control().map(ArmRatio::value)),
                ratio.difference(),
                optional(ratio.test().map(NormalTest::se)),
                OptionalDouble.empty(),
                ratio.test().map(NormalTest::interval),
                Optional.empty(),
                optional(ratio.test().map(NormalTest::z)),
                optional(ratio.test().map(test -> test.p().lnTwoSided())),
                optional(ratio.lift().map(DeltaLift::value)),
                optional(ratio.lift().map(DeltaLift::se)),
                ratio.lift().flatMap(DeltaLift::test).map(NormalTest::interval),
                ratio.fieller(),
                Optional.empty());
    }

    private static Comparison ofRatiosWithPast(ArmTally control, ArmTally treatment, double alpha) {
        var plain = RatioMetric.compare(control.ratio(), treatment.ratio(), alpha);
        var adjusted = RatioCuped.compare(control.joint(), treatment.joint(), alpha);
        if (plain.test().isEmpty() || adjusted.test().isEmpty()) {
            return ofRatios(plain);
        }
        return new Comparison(
                Status.OK,
                RATIO_CUPED,
                optional(plain.control().map(ArmRatio::value)),
                adjusted.difference(),
                optional(adjusted.test().map(NormalTest::se)),
                OptionalDouble.empty(),
                adjusted.test().map(NormalTest::interval),
                Optional.empty(),
                optional(adjusted.test().map(NormalTest::z)),
                optional(adjusted.test().map(test -> test.p().lnTwoSided())),
                optional(adjusted.lift().map(DeltaLift::value)),
                optional(adjusted.lift().map(DeltaLift::se)),
                adjusted.lift().flatMap(DeltaLift::test).map(NormalTest::interval),
                plain.fieller(),
                plain.test()
                        .map(test -> new Saving(
                                adjusted.theta().orElse(0),
                                adjusted.varianceReduction().orElse(0),
                                test.estimate(),
                                test.interval())));
    }

    /** Values are kept in millionths. */
    private static final double MICRO = 1e-6;

    private static Comparison ofQuantiles(Measured metric, ArmTally control, ArmTally treatment, double alpha) {
        if (control.events().isEmpty() || treatment.events().isEmpty()) {
            return without(Status.INSUFFICIENT_DATA, QUANTILE);
        }
        var result = ClusteredHistogram.compare(
                control.events().get(), treatment.events().get(), metric.quantile(), alpha);
        var test = result.test();
        double c = result.control().orElse(0) * MICRO;
        double t = result.treatment().orElse(0) * MICRO;
        boolean both = result.control().isPresent() && result.treatment().isPresent();
        boolean relative = both && c != 0 && test.isPresent();
        double relativeSe = relative ? test.get().se() * MICRO / Math.abs(c) : 0;
        return new Comparison(
                result.status(),
                QUANTILE,
                result.control().isPresent() ? OptionalDouble.of(c) : OptionalDouble.empty(),
                both ? OptionalDouble.of(t - c) : OptionalDouble.empty(),
                optional(test.map(each -> each.se() * MICRO)),
                OptionalDouble.empty(),
                test.map(each -> each.interval().times(MICRO)),
                Optional.empty(),
                optional(test.map(NormalTest::z)),
                optional(test.map(each -> each.p().lnTwoSided())),
                both && c != 0 ? OptionalDouble.of((t - c) / Math.abs(c)) : OptionalDouble.empty(),
                relative ? OptionalDouble.of(relativeSe) : OptionalDouble.empty(),
                relative ? Optional.of(test.get().interval().times(MICRO / Math.abs(c))) : Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Comparison without(Status status, String method) {
        return new Comparison(
                status,
                method,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** By strata instead: a normal test of a difference whose baseline stays as it is. */
    Comparison stratified(String by, NormalTest test) {
        double base = Math.abs(baseline.orElse(0));
        boolean relative = base > 0;
        return new Comparison(
                Status.OK,
                by,
                baseline,
                OptionalDouble.of(test.estimate()),
                OptionalDouble.of(test.se()),
                OptionalDouble.empty(),
                Optional.of(test.interval()),
                Optional.empty(),
                OptionalDouble.of(test.z()),
                OptionalDouble.of(test.p().lnTwoSided()),
                relative ? OptionalDouble.of(test.estimate() / base) : OptionalDouble.empty(),
                relative ? OptionalDouble.of(test.se() / base) : OptionalDouble.empty(),
                relative ? Optional.of(test.interval().times(1 / base)) : Optional.empty(),
                Optional.empty(),
                // Periods are there against a bias, not to save users.
                interval.filter(plain -> !by.equals(PERIODS))
                        .map(plain -> new Saving(
                                0,
                                se.isPresent() && se.getAsDouble() > 0
                                        ? 1 - test.se() * test.se() / (se.getAsDouble() * se.getAsDouble())
                                        : 0,
                                effect.orElse(0),
                                plain)));
    }

    /** The interval at another level. */
    Optional<Interval> intervalAt(double alpha, ArmTally control, ArmTally treatment) {
        if (method.equals(Z) || method.equals(FISHER)) {
            return TwoProportions.newcombe(control.conversions(), treatment.conversions(), alpha);
        }
        double critical = df.isPresent() ? StudentT.critical(alpha, df.getAsDouble()) : Normal.critical(alpha);
        return interval.map(any -> Interval.around(effect.orElseThrow(), critical * se.orElseThrow()));
    }

    private static OptionalDouble optional(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    }

    OptionalDouble p() {
        return lnP.isPresent() ? OptionalDouble.of(StrictMath.exp(lnP.getAsDouble())) : lnP;
    }
}
