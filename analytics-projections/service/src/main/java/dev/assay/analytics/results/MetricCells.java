package dev.assay.analytics.results;

import dev.assay.fold.Deltas;
import dev.assay.fold.MomentSums;
import dev.assay.fold.Slice;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.metric.MetricId;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** The sufficient statistics results are computed from, as the live generation of the metric view holds them. */
public interface MetricCells {
    /**
     * All of an experiment's cells, and apart those of each slice of some dimensions, as {@link Slice} names them; as of one
     * moment. Without cells while nobody was exposed.
     */
    Sliced read(ExperimentKey experiment, Set<String> dimensions);

    /**
     * The cells at one moment.
     *
     * @param generation the number of the generation read
     * @param position where in the behaviour log the cells are true
     * @param asOf when that position was reached
     */
    record Snapshot(
            int generation,
            long position,
            Instant asOf,
            List<ExposureCell> exposures,
            List<MetricCell> metrics,
            List<BucketCell> buckets) {
        public Snapshot {
            exposures = List.copyOf(exposures);
            metrics = List.copyOf(metrics);
            buckets = List.copyOf(buckets);
        }

        /** At the same moment, of nobody. */
        Snapshot empty() {
            return new Snapshot(generation, position, asOf, List.of(), List.of(), List.of());
        }
    }

    /**
     * The cells at one moment.
     *
     * @param all of all users, those without a known value too
     * @param slices by dimension and value, without histograms
     */
    record Sliced(Snapshot all, Map<String, SortedMap<String, Snapshot>> slices) {
        /** By the values of a dimension. */
        SortedMap<String, Snapshot> by(String dimension) {
            return slices.getOrDefault(dimension, Collections.emptySortedMap());
        }
    }

    /**
     * The users first exposed to a variant on a day (UTC).
     *
     * @param users those who saw this variant only
     * @param crossovers those who later saw another one too: in no metric cell
     */
    record ExposureCell(VariantId variant, LocalDate day, long users, long crossovers) {}

    /**
     * What the users of an {@link ExposureCell} did. Users without a matching event count as zero and need no cell.
     *
     * @param counted the metric's version the events were folded under; 0 for the experiment's own conversions
     * @param converted users with at least one matching event; of a funnel's step, those who reached it
     * @param capped users whose value was cut off at a fixed cap
     * @param sums over the users, in millionths of the metric's unit
     */
    record MetricCell(
            Deltas.Counted counted, VariantId variant, LocalDate day, long converted, long capped, MomentSums sums) {}

    /**
     * A bucket of a metric's histogram over the whole run.
     *
     * @param bucket as {@code ValueBucket} numbers it
     * @param first see {@link Deltas.Bucket}
     * @param second likewise
     */
    record BucketCell(
            MetricId metric,
            int version,
            VariantId variant,
            int bucket,
            long count,
            BigInteger first,
            BigInteger second) {}
}
