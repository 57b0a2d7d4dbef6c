package dev.assay.analytics.results;

import static dev.assay.analytics.results.ResultsDocument.pair;

import dev.assay.model.metric.MetricKind;
import dev.assay.statistics.Interval;
import dev.assay.statistics.comparison.Fieller;
import dev.assay.statistics.comparison.Proportion;
import dev.assay.statistics.distribution.StudentT;
import dev.assay.statistics.ratio.ArmRatio;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Writes a metric's result variant by variant, in the experiment's order. */
record VariantViews(MetricResult result, Run run, double alpha) {
    private static final double PERCENT = 100;
    private static final int DAYS_A_YEAR = 365;

    List<ResultsDocument.Variant> all() {
        return result.arms().stream().map(this::of).toList();
    }

    private ResultsDocument.Variant of(ArmTally arm) {
        Optional<MetricResult.Treatment> treatment = result.treatments().stream()
                .filter(each -> each.id().equals(arm.arm().id()))
                .findFirst();
        Optional<Comparison> comparison = treatment.map(MetricResult.Treatment::comparison);
        Proportion conversions = arm.conversions();
        Measured metric = result.metric();
        boolean means = !metric.isRate();
        boolean perUser = means && Plan.isPerUser(metric);
        return new ResultsDocument.Variant(
                arm.arm().id(),
                arm.arm().name(),
                arm.arm().control(),
                conversions.n(),
                conversions.converted(),
                conversions.n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(conversions.rate() * PERCENT),
                percent(conversions, each -> each.wald(alpha)),
                percent(conversions, each -> each.wilson(alpha)),
                level(arm),
                perUser ? meanInterval(arm) : Optional.empty(),
                means ? OptionalDouble.of(arm.values().total()) : OptionalDouble.empty(),
                perUser ? arm.values().variance() : OptionalDouble.empty(),
                comparison
                        .flatMap(each -> each.lift().stream().boxed().findFirst())
                        .map(Wording::lift),
                number(comparison, Comparison::lift),
                comparison.flatMap(Comparison::liftInterval).map(ResultsDocument::pair),
                number(comparison, Comparison::effect),
                comparison.flatMap(Comparison::interval).map(ResultsDocument::pair),
                comparison.flatMap(Comparison::wald).map(ResultsDocument::pair),
                comparison.filter(each -> each.lnP().isPresent()).map(Comparison::method),
                number(comparison, Comparison::statistic),
                number(comparison, Comparison::p),
                number(comparison, Comparison::lnP),
                treatment
                        .flatMap(MetricResult.Treatment::adjustedP)
                        .map(OptionalDouble::of)
                        .orElseGet(OptionalDouble::empty),
                number(comparison, VariantViews::significance),
                treatment.map(each -> result.isSignificant(each, alpha)).orElse(false),
                treatment.flatMap(MetricResult.Treatment::guard).map(Guard::name),
                comparison.map(each -> each.status().name()).orElse(conversions.n() == 0 ? "EMPTY_ARM" : "OK"),
                metric.kind() == MetricKind.RATIO
                        ? OptionalDouble.of(arm.joint().moments(1).total())
                        : OptionalDouble.empty(),
                treatment.flatMap(MetricResult.Treatment::adjustedInterval).map(ResultsDocument::pair),
                comparison.flatMap(Comparison::saving).map(VariantViews::covariate),
                comparison.flatMap(Comparison::fieller).map(VariantViews::fieller),
                treatment.flatMap(MetricResult.Treatment::looking).map(Looking::view),
                bayesian(arm, treatment),
                comparison.flatMap(this::impact),
                arm.capped());
    }

    private Optional<ResultsDocument.Bayesian> bayesian(ArmTally arm, Optional<MetricResult.Treatment> treatment) {
        if (result.metric().isRate() && arm.arm().control()) {
            return Optional.of(new ResultsDocument.Bayesian(
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Optional.empty(),
                    Optional.of(Belief.rate(arm))));
        }
        return treatment.flatMap(MetricResult.Treatment::belief).map(belief -> belief.view(result.metric(), arm));
    }

    /** The mean, the ratio or the quantile; a rate is told apart from these. */
    private OptionalDouble level(ArmTally arm) {
        return switch (result.metric().kind()) {
            case CONVERSION, RETENTION, FUNNEL -> OptionalDouble.empty();
            case COUNT, MEAN -> arm.values().mean();
            case RATIO ->
                ArmRatio.of(arm.ratio())
                        .map(ratio -> OptionalDouble.of(ratio.value()))
                        .orElseGet(OptionalDouble::empty);
            case QUANTILE ->
                arm.events()
                        .map(events -> events.quantile(result.metric().quantile()))
                        .filter(OptionalDouble::isPresent)
                        .map(micros -> OptionalDouble.of(micros.getAsDouble() * 1e-6))
                        .orElseGet(OptionalDouble::empty);
        };
    }

    private Optional<ResultsDocument.Impact> impact(Comparison comparison) {
        long users = result.arms().stream().mapToLong(ArmTally::users).sum();
        if (!Plan.isPerUser(result.metric())
                || comparison.interval().isEmpty()
                || comparison.effect().isEmpty()
                // A year told by some minutes is nobody's year.
                || run.days() < 1) {
            return Optional.empty();
        }
        double daily = users / run.days();
        double year = daily * DAYS_A_YEAR;
        return Optional.of(new ResultsDocument.Impact(
                daily,
                comparison.effect().getAsDouble() * year,
                pair(comparison.interval().get().times(year))));
    }

    private static ResultsDocument.Covariate covariate(Comparison.Saving saving) {
        return new ResultsDocument.Covariate(
                saving.theta(),
                saving.varianceReduction(),
                saving.unadjustedEffect(),
                pair(saving.unadjustedInterval()));
    }

    private static ResultsDocument.Fieller fieller(Fieller.Set set) {
        return new ResultsDocument.Fieller(
                set.shape().name(),
                set.limits().map(limits -> OptionalDouble.of(limits.low())).orElseGet(OptionalDouble::empty),
                set.limits().map(limits -> OptionalDouble.of(limits.high())).orElseGet(OptionalDouble::empty));
    }

    private static OptionalDouble number(Optional<Comparison> comparison, Function<Comparison, OptionalDouble> field) {
        return comparison.map(field).orElseGet(OptionalDouble::empty);
    }

    private static OptionalDouble significance(Comparison comparison) {
        return comparison.p().isPresent()
                ? OptionalDouble.of(1 - comparison.p().getAsDouble())
                : OptionalDouble.empty();
    }

    private static Optional<List<Double>> percent(Proportion conversions, Function<Proportion, Interval> interval) {
        return conversions.n() == 0
                ? Optional.empty()
                : Optional.of(pair(interval.apply(conversions).times(PERCENT)));
    }

    private Optional<List<Double>> meanInterval(ArmTally arm) {
        OptionalDouble variance = arm.values().variance();
        if (variance.isEmpty()) {
            return Optional.empty();
        }
        double half = StudentT.critical(alpha, arm.users() - 1.0) * Math.sqrt(variance.getAsDouble() / arm.users());
        return Optional.of(pair(Interval.around(arm.values().mean().orElseThrow(), half)));
    }
}
