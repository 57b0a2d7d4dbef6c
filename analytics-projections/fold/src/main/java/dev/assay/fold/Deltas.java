package dev.assay.fold;

import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.metric.MetricId;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What to add to the sufficient statistics; only what is not zero. Integers, so adding can be taken back exactly. */
public record Deltas(
        List<Exposures> exposures, List<Measurements> measurements, List<Bucket> buckets, List<Window> windows) {
    public static final Deltas NONE = new Deltas(List.of(), List.of(), List.of(), List.of());

    public Deltas {
        exposures = List.copyOf(exposures);
        measurements = List.copyOf(measurements);
        buckets = List.copyOf(buckets);
        windows = List.copyOf(windows);
    }

    public boolean isEmpty() {
        return exposures.isEmpty() && measurements.isEmpty() && buckets.isEmpty() && windows.isEmpty();
    }

    /**
     * Users of a cohort.
     *
     * @param users saw this variant and no other
     * @param crossovers saw this variant first and then another; in no other statistic
     */
    public record Exposures(Cohort cohort, long users, long crossovers) {}

    /**
     * A metric version, or one step of a funnel.
     *
     * @param metric empty for the experiment's own conversions
     * @param step of a funnel, from 1, whose users are counted; 0 for the metric itself
     */
    public record Counted(Optional<MetricId> metric, int version, int step) {}

    /**
     * A metric over a cohort's users. A user's value is 0 or 1 for a rate, the number of events for a count, the sum of the
     * values for a mean, the numerator for a ratio, the number of values for a quantile; users without a matching event have
     * 0 and add nothing.
     *
     * @param converted users with at least one matching event inside the window
     * @param rejected matching events whose value could not be counted
     * @param capped users whose value was cut off at a fixed cap
     * @param sums over the users
     */
    public record Measurements(
            Cohort cohort, Counted counted, long converted, long rejected, long capped, MomentSums sums) {}

    /**
     * The users, or the values, in one bucket of a metric's histogram, over the whole run.
     *
     * @param bucket as {@code ValueBucket} numbers it
     * @param count users of a mean whose total is in it; values of a quantile metric that are
     * @param first of a mean, the sum of those totals. Of a quantile metric, the sum over users of s² - t², with s the user's
     *     values in this bucket and below, and t those below it
     * @param second of a mean, the sum of the squared totals. Of a quantile metric, the sum over users of the values in this
     *     bucket times all values of the user
     */
    public record Bucket(
            ExperimentKey experiment,
            VariantId variant,
            MetricId metric,
            int version,
            int bucket,
            long count,
            BigInteger first,
            BigInteger second) {}

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
