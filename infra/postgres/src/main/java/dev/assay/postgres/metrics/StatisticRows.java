package dev.assay.postgres.metrics;

import dev.assay.analytics.metrics.MetricStore.Cells;
import dev.assay.analytics.results.MetricCells.ExposureCell;
import dev.assay.analytics.results.MetricCells.MetricCell;
import dev.assay.fold.Cohort;
import dev.assay.fold.Deltas;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.metric.MetricId;
import dev.assay.model.projection.Generation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The sufficient statistics of one generation. Rows are written in the order of their keys: two writers never deadlock. */
final class StatisticRows {
    private static final Comparator<Cohort> COHORTS = Comparator.<Cohort, String>comparing(
                    cohort -> cohort.experiment().toString())
            .thenComparing(cohort -> cohort.variant().value())
            .thenComparing(Cohort::day);

    private static final String ADD_EXPOSURES = """
            insert into metric_exposures as kept
                (generation, environment, experiment, variant, day, users, crossovers)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (generation, environment, experiment, variant, day) do update set
                users = kept.users + excluded.users,
                crossovers = kept.crossovers + excluded.crossovers
            """;

    private static final String ADD_MEASUREMENTS = """
            insert into metric_measurements as kept
                (generation, environment, experiment, variant, day, metric, metric_version,
                 converted, rejected, sum_micros, sum_of_squares_micros)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (generation, environment, experiment, variant, day, metric, metric_version) do update set
                converted = kept.converted + excluded.converted,
                rejected = kept.rejected + excluded.rejected,
                sum_micros = kept.sum_micros + excluded.sum_micros,
                sum_of_squares_micros = kept.sum_of_squares_micros + excluded.sum_of_squares_micros
            """;

    private static final String ADD_WINDOWS = """
            insert into metric_windows as kept
                (generation, environment, experiment, variant, minute, exposures, conversions, value_micros)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (generation, environment, experiment, minute, variant) do update set
                exposures = kept.exposures + excluded.exposures,
                conversions = kept.conversions + excluded.conversions,
                value_micros = kept.value_micros + excluded.value_micros
            """;

    /** One statement, so one moment. A cell that was taken back entirely is no cell. */
    private static final String CELLS = """
            select variant, day, null as metric, 0 as metric_version,
                   users as first, crossovers as second, 0 as sum_micros, 0 as sum_of_squares_micros
            from metric_exposures
            where generation = :generation and environment = :environment and experiment = :experiment
              and (users <> 0 or crossovers <> 0)
            union all
            select variant, day, metric, metric_version, converted, rejected, sum_micros, sum_of_squares_micros
            from metric_measurements
            where generation = :generation and environment = :environment and experiment = :experiment
              and (converted <> 0 or rejected <> 0 or sum_micros <> 0 or sum_of_squares_micros <> 0)
            order by variant, day, metric, metric_version
            """;

    private static final String WINDOWS = """
            select variant, minute, exposures, conversions, value_micros from metric_windows
            where generation = :generation and environment = :environment and experiment = :experiment
              and minute >= :from and (exposures <> 0 or conversions <> 0 or value_micros <> 0)
            order by minute, variant
            """;

    private final Handle handle;
    private final Generation generation;

    StatisticRows(Handle handle, Generation generation) {
        this.handle = handle;
        this.generation = generation;
    }

    void add(Deltas deltas) {
        addAll(
                ADD_EXPOSURES,
                deltas.exposures().stream()
                        .sorted(Comparator.comparing(Deltas.Exposures::cohort, COHORTS))
                        .map(cell -> row(cell.cohort(), cell.users(), cell.crossovers()))
                        .toList());
        addAll(
                ADD_MEASUREMENTS,
                deltas.measurements().stream()
                        .sorted(Comparator.comparing(Deltas.Measurements::cohort, COHORTS)
                                .thenComparing(StatisticRows::metricText)
                                .thenComparing(Deltas.Measurements::metricVersion))
                        .map(cell -> row(
                                cell.cohort(),
                                metricText(cell),
                                cell.metricVersion(),
                                cell.converted(),
                                cell.rejected(),
                                new BigDecimal(cell.sumMicros()),
                                new BigDecimal(cell.sumOfSquaresMicros())))
                        .toList());
        addAll(
                ADD_WINDOWS,
                deltas.windows().stream()
                        .sorted(Comparator.<Deltas.Window, String>comparing(
                                        window -> window.experiment().toString())
                                .thenComparing(Deltas.Window::minute)
                                .thenComparing(window -> window.variant().value()))
                        .map(window -> new Object[] {
                            generation.id(),
                            window.experiment().scope().environment().value(),
                            window.experiment().id().value(),
                            window.variant().value(),
                            window.minute().atOffset(ZoneOffset.UTC),
                            window.exposures(),
                            window.conversions(),
                            new BigDecimal(window.valueMicros())
                        })
                        .toList());
    }

    private Object[] row(Cohort cohort, Object... sums) {
        var row = new Object[5 + sums.length];
        row[0] = generation.id();
        row[1] = cohort.experiment().scope().environment().value();
        row[2] = cohort.experiment().id().value();
        row[3] = cohort.variant().value();
        row[4] = cohort.day();
        System.arraycopy(sums, 0, row, 5, sums.length);
        return row;
    }

    private static String metricText(Deltas.Measurements cell) {
        return cell.metric().map(MetricId::value).orElse("");
    }

    private void addAll(String sql, List<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch(sql);
        rows.forEach(batch::add);
        batch.execute();
    }

    Cells read(ExperimentKey experiment) {
        var exposures = new ArrayList<ExposureCell>();
        var metrics = new ArrayList<MetricCell>();
        handle.createQuery(CELLS)
                .bind("generation", generation.id())
                .bind("environment", experiment.scope().environment().value())
                .bind("experiment", experiment.id().value())
                .map((row, context) -> {
                    var variant = new VariantId(row.getString("variant"));
                    var day = row.getObject("day", LocalDate.class);
                    var metric = row.getString("metric");
                    if (metric == null) {
                        exposures.add(new ExposureCell(variant, day, row.getLong("first"), row.getLong("second")));
                    } else {
                        metrics.add(new MetricCell(
                                metric.isEmpty() ? Optional.empty() : Optional.of(new MetricId(metric)),
                                row.getInt("metric_version"),
                                variant,
                                day,
                                row.getLong("first"),
                                whole(row, "sum_micros"),
                                whole(row, "sum_of_squares_micros")));
                    }
                    return day;
                })
                .list();
        return new Cells(exposures, metrics);
    }

    List<Deltas.Window> windows(ExperimentKey experiment, Instant from) {
        return handle.createQuery(WINDOWS)
                .bind("generation", generation.id())
                .bind("environment", experiment.scope().environment().value())
                .bind("experiment", experiment.id().value())
                .bind("from", from.atOffset(ZoneOffset.UTC))
                .map((row, context) -> new Deltas.Window(
                        experiment,
                        new VariantId(row.getString("variant")),
                        row.getObject("minute", OffsetDateTime.class).toInstant(),
                        row.getLong("exposures"),
                        row.getLong("conversions"),
                        whole(row, "value_micros")))
                .list();
    }

    private static BigInteger whole(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column).toBigIntegerExact();
    }
}
