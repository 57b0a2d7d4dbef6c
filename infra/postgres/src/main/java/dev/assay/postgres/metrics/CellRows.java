package dev.assay.postgres.metrics;

import dev.assay.analytics.metrics.MetricStore.Cells;
import dev.assay.analytics.metrics.MetricStore.Slices;
import dev.assay.analytics.results.MetricCells.BucketCell;
import dev.assay.analytics.results.MetricCells.ExposureCell;
import dev.assay.analytics.results.MetricCells.MetricCell;
import dev.assay.fold.Deltas;
import dev.assay.fold.MomentSums;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.metric.MetricId;
import dev.assay.model.projection.Generation;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads one experiment's sufficient statistics. A cell that was taken back entirely is no cell. */
final class CellRows {
    private static final String EXPOSURES = """
            select dimension, value, variant, day, users, crossovers from metric_exposures
            where generation = :generation and environment = :environment and experiment = :experiment
              and dimension = any (:dimensions) and (users <> 0 or crossovers <> 0)
            order by variant, day
            """;

    private static final String MEASUREMENTS = """
            select * from metric_measurements
            where generation = :generation and environment = :environment and experiment = :experiment
              and dimension = any (:dimensions)
              and (converted <> 0 or rejected <> 0 or y <> 0 or yy <> 0 or d <> 0 or dd <> 0 or x <> 0 or xx <> 0
                   or w <> 0 or ww <> 0)
            order by variant, day, metric, metric_version, step
            """;

    private static final String BUCKETS = """
            select variant, metric, metric_version, bucket, count, first, second from metric_buckets
            where generation = :generation and environment = :environment and experiment = :experiment
              and (count <> 0 or first <> 0 or second <> 0)
            order by metric, metric_version, variant, bucket
            """;

    private static final String WINDOWS = """
            select variant, minute, exposures, conversions, value_micros from metric_windows
            where generation = :generation and environment = :environment and experiment = :experiment
              and minute >= :from and (exposures <> 0 or conversions <> 0 or value_micros <> 0)
            order by minute, variant
            """;

    /** The dimension of the cells of all users, and its only value. */
    private static final String EVERYBODY = "";

    private final Handle handle;
    private final Generation generation;
    private final ExperimentKey experiment;

    CellRows(Handle handle, Generation generation, ExperimentKey experiment) {
        this.handle = handle;
        this.generation = generation;
        this.experiment = experiment;
    }

    /** Of all users, histograms included. */
    Cells cells() {
        return slices(Set.of()).all();
    }

    /** Of all users, histograms included, and of each slice of some dimensions. */
    Slices slices(Set<String> dimensions) {
        var names = new HashSet<>(dimensions);
        names.add(EVERYBODY);
        var exposures = sliced(EXPOSURES, names, CellRows::exposure);
        var measurements = sliced(MEASUREMENTS, names, CellRows::measurement);
        var all = new Cells(
                exposures.getOrDefault(EVERYBODY, Map.of()).getOrDefault(EVERYBODY, List.of()),
                measurements.getOrDefault(EVERYBODY, Map.of()).getOrDefault(EVERYBODY, List.of()),
                of(BUCKETS).map((row, context) -> bucket(row)).list());
        var by = new HashMap<String, SortedMap<String, Cells>>();
        dimensions.forEach(dimension -> exposures
                .getOrDefault(dimension, Map.of())
                .forEach((value, cells) -> by.computeIfAbsent(dimension, key -> new TreeMap<>())
                        .put(
                                value,
                                new Cells(
                                        cells,
                                        measurements
                                                .getOrDefault(dimension, Map.of())
                                                .getOrDefault(value, List.of()),
                                        List.of()))));
        return new Slices(all, by);
    }

    List<Deltas.Window> windows(Instant from) {
        return of(WINDOWS)
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

    private record Sliced<T>(String dimension, String value, T cell) {}

    private interface Cell<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** By dimension and value. */
    private <T> Map<String, Map<String, List<T>>> sliced(String sql, Set<String> dimensions, Cell<T> cell) {
        return of(sql)
                .bindArray("dimensions", String.class, dimensions.toArray())
                .map((row, context) -> new Sliced<>(row.getString("dimension"), row.getString("value"), cell.of(row)))
                .stream()
                .collect(Collectors.groupingBy(
                        Sliced::dimension,
                        Collectors.groupingBy(Sliced::value, Collectors.mapping(Sliced::cell, Collectors.toList()))));
    }

    private static ExposureCell exposure(ResultSet row) throws SQLException {
        return new ExposureCell(
                new VariantId(row.getString("variant")),
                row.getObject("day", LocalDate.class),
                row.getLong("users"),
                row.getLong("crossovers"));
    }

    private static MetricCell measurement(ResultSet row) throws SQLException {
        return new MetricCell(
                new Deltas.Counted(
                        Optional.of(row.getString("metric"))
                                .filter(id -> !id.isEmpty())
                                .map(MetricId::new),
                        row.getInt("metric_version"),
                        row.getInt("step")),
                new VariantId(row.getString("variant")),
                row.getObject("day", LocalDate.class),
                row.getLong("converted"),
                row.getLong("capped"),
                new MomentSums(
                        whole(row, "y"),
                        whole(row, "yy"),
                        whole(row, "d"),
                        whole(row, "dd"),
                        whole(row, "yd"),
                        whole(row, "x"),
                        whole(row, "xx"),
                        whole(row, "yx"),
                        whole(row, "dx"),
                        whole(row, "w"),
                        whole(row, "ww"),
                        whole(row, "yw"),
                        whole(row, "dw"),
                        whole(row, "xw")));
    }

    private static BucketCell bucket(ResultSet row) throws SQLException {
        return new BucketCell(
                new MetricId(row.getString("metric")),
                row.getInt("metric_version"),
                new VariantId(row.getString("variant")),
                row.getInt("bucket"),
                row.getLong("count"),
                whole(row, "first"),
                whole(row, "second"));
    }

    private static BigInteger whole(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column).toBigIntegerExact();
    }

    private Query of(String sql) {
        return handle.createQuery(sql)
                .bind("generation", generation.id())
                .bind("environment", experiment.scope().environment().value())
                .bind("experiment", experiment.id().value());
    }
}
