package dev.assay.analytics.results;

import dev.assay.model.metric.Cap;
import dev.assay.model.metric.Direction;
import dev.assay.model.metric.MetricDefinition;
import dev.assay.model.metric.MetricId;
import dev.assay.model.metric.MetricKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A metric in its role in an experiment.
 *
 * @param id empty for the experiment's own conversions
 * @param margin of a guardrail
 * @param definition empty for the experiment's own conversions
 */
record Measured(
        Optional<MetricId> id,
        String name,
        MetricKind kind,
        Direction direction,
        int version,
        int newestVersion,
        Role role,
        OptionalDouble margin,
        Optional<MetricDefinition> definition) {
    enum Role {
        TARGET,
        SECONDARY,
        GUARDRAIL;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** All an experiment measures, what judges it first. */
    static List<Measured> allOf(ExperimentFacts facts) {
        List<Measured> all = new ArrayList<>();
        all.add(facts.target()
                .map(target -> of(target, Role.TARGET, OptionalDouble.empty()))
                .orElseGet(Measured::ownConversions));
        facts.secondary().forEach(metric -> all.add(of(metric, Role.SECONDARY, OptionalDouble.empty())));
        facts.guardrails()
                .forEach(guarded -> all.add(of(guarded.metric(), Role.GUARDRAIL, OptionalDouble.of(guarded.margin()))));
        return all;
    }

    private static Measured ownConversions() {
        return new Measured(
                Optional.empty(),
                "Conversions",
                MetricKind.CONVERSION,
                Direction.INCREASE,
                0,
                0,
                Role.TARGET,
                OptionalDouble.empty(),
                Optional.empty());
    }

    private static Measured of(ExperimentFacts.Measure metric, Role role, OptionalDouble margin) {
        return new Measured(
                Optional.of(metric.id()),
                metric.definition().name(),
                metric.definition().kind(),
                metric.definition().direction(),
                metric.version(),
                metric.newestVersion(),
                role,
                margin,
                Optional.of(metric.definition()));
    }

    /** Whether a user's value is 0 or 1. */
    boolean isRate() {
        return kind.isRate();
    }

    /** Whether what users did before is known. */
    boolean hasPast() {
        return definition.map(each -> !each.preExposureWindow().isZero()).orElse(false);
    }

    /** The share of all users' values at which they are cut off. */
    OptionalDouble capQuantile() {
        return definition.flatMap(MetricDefinition::cap).map(Cap::quantile).orElse(OptionalDouble.empty());
    }

    /** Of a quantile metric. */
    double quantile() {
        return definition.orElseThrow().quantile().orElseThrow();
    }

    boolean higherIsBetter() {
        return direction == Direction.INCREASE;
    }

    boolean isGood(double effect) {
        return higherIsBetter() ? effect > 0 : effect < 0;
    }
}
