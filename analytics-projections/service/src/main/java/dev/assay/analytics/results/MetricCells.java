package dev.assay.analytics.results;

import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.metric.MetricId;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The sufficient statistics results are computed from, as the live generation of the metric view holds them. */
public interface MetricCells {
    /** All of an experiment's cells, read as of one moment; without cells while nobody was exposed. */
    Snapshot read(ExperimentKey experiment);

    /**
     * The cells at one moment.
     *
     * @param generation the number of the generation read
     * @param position where in the behaviour log the cells are true
     * @param asOf when that position was reached
     */
    record Snapshot(
            int generation, long position, Instant asOf, List<ExposureCell> exposures, List<MetricCell> metrics) {
        public Snapshot {
            exposures = List.copyOf(exposures);
            metrics = List.copyOf(metrics);
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
     * @param metric empty for the experiment's own conversions
     * @param version the metric's version the events were folded under; 0 for the experiment's own conversions
     * @param converted users with at least one matching event
     * @param sumMicros the sum over users of their totals, in millionths of the metric's unit
     * @param sumOfSquaresMicros the sum over users of their squared totals, in millionths squared
     */
    record MetricCell(
            Optional<MetricId> metric,
            int version,
            VariantId variant,
            LocalDate day,
            long converted,
            BigInteger sumMicros,
            BigInteger sumOfSquaresMicros) {}
}
