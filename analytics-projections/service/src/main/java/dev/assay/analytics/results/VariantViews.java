package dev.assay.analytics.results;

import dev.assay.statistics.Interval;
import dev.assay.statistics.comparison.Proportion;
import dev.assay.statistics.distribution.StudentT;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Writes a metric's result variant by variant, in the experiment's order. */
record VariantViews(MetricResult result, double alpha) {
    private static final double PERCENT = 100;

    List<ResultsDocument.Variant> all() {
        return result.arms().stream().map(this::of).toList();
    }

    private ResultsDocument.Variant of(ArmTally arm) {
        Optional<MetricResult.Treatment> treatment = result.treatments().stream()
                .filter(each -> each.id().equals(arm.arm().id()))
                .findFirst();
        Optional<Comparison> comparison = treatment.map(MetricResult.Treatment::comparison);
        Proportion conversions = arm.conversions();
        boolean means = !result.metric().isConversion();
        return new ResultsDocument.Variant(
                arm.arm().id(),
                arm.arm().name(),
                arm.arm().control(),
                conversions.n(),
                conversions.converted(),
                conversions.n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(conversions.rate() * PERCENT),
                percent(conversions, each -> each.wald(alpha)),
                percent(conversions, each -> each.wilson(alpha)),
                means ? arm.values().mean() : OptionalDouble.empty(),
                means ? meanInterval(arm) : Optional.empty(),
                means ? OptionalDouble.of(arm.values().total()) : OptionalDouble.empty(),
                means ? arm.values().variance() : OptionalDouble.empty(),
                comparison
                        .flatMap(each -> each.lift().stream().boxed().findFirst())
                        .map(Wording::lift),
                number(comparison, Comparison::lift),
                comparison.flatMap(Comparison::liftInterval).map(VariantViews::pair),
                number(comparison, Comparison::effect),
                comparison.flatMap(Comparison::interval).map(VariantViews::pair),
                comparison.flatMap(Comparison::wald).map(VariantViews::pair),
                comparison.filter(each -> each.lnP().isPresent()).map(Comparison::method),
                number(comparison, Comparison::statistic),
                number(comparison, Comparison::p),
                number(comparison, Comparison::lnP),
                treatment
                        .flatMap(MetricResult.Treatment::adjustedP)
                        .map(OptionalDouble::of)
                        .orElseGet(OptionalDouble::empty),
                number(comparison, VariantViews::significance),
                treatment.map(each -> each.isSignificant(alpha)).orElse(false),
                treatment.flatMap(MetricResult.Treatment::guard).map(Guard::name),
                comparison.map(each -> each.status().name()).orElse(conversions.n() == 0 ? "EMPTY_ARM" : "OK"));
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

    private static List<Double> pair(Interval interval) {
        return List.of(interval.low(), interval.high());
    }
}
