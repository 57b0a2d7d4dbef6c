package dev.assay.fold;

import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.metric.MetricId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What to add to the sufficient statistics; only what is not zero. Integers, so adding can be taken back exactly. */
public record Deltas(List<Exposures> exposures, List<Measurements> measurements, List<Window> windows) {
    public static final Deltas NONE = new Deltas(List.of(), List.of(), List.of());

    public Deltas {
        exposures = List.copyOf(exposures);
        measurements = List.copyOf(measurements);
        windows = List.copyOf(windows);
    }

    public boolean isEmpty() {
        return exposures.isEmpty() && measurements.isEmpty() && windows.isEmpty();
    }

    /**
     * Users of a cohort.
     *
     * @param users saw this variant and no other
     * @param crossovers saw this variant first and then another; in no other statistic
     */
    public record Exposures(Cohort cohort, long users, long crossovers) {}

    /**
     * A metric over a cohort's users. A user's value is 0 or 1 for a conversion, the number of events for a count, the sum
     * of the values for a mean; users without a matching event have 0 and add nothing.
     *
     * @param metric empty for the experiment's own conversions
     * @param converted users with at least one matching event inside the window
     * @param rejected matching events whose value could not be counted
     * @param sumMicros the sum of the users' values, in millionths
     * @param sumOfSquaresMicros the sum of their squares, in millionths squared
     */
    public record Measurements(
            Cohort cohort,
            Optional<MetricId> metric,
            int metricVersion,
            long converted,
            long rejected,
            BigInteger sumMicros,
            BigInteger sumOfSquaresMicros) {}

    /**
     * One minute of a variant, by the metric that judges the experiment.
     *
     * @param minute its beginning
     * @param exposures first exposures
     * @param conversions users' first conversions
     * @param valueMicros what was added to the users' values, in millionths
     */
    public record Window(
            ExperimentKey experiment,
            VariantId variant,
            Instant minute,
            long exposures,
            long conversions,
            BigInteger valueMicros) {}
}
