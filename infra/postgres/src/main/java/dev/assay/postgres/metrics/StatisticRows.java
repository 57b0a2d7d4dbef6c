package dev.assay.postgres.metrics;

import dev.assay.fold.Cohort;
import dev.assay.fold.Deltas;
import dev.assay.fold.MomentSums;
import dev.assay.fold.Slice;
import dev.assay.model.metric.MetricId;
import dev.assay.model.projection.Generation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Adds to the sufficient statistics of one generation. Rows are written in the order of their keys: two writers never deadlock. */
final class StatisticRows {
    private static final Comparator<Cohort> COHORTS = Comparator.<Cohort, String>comparing(
                    cohort -> cohort.experiment().toString())
            .thenComparing(StatisticRows::dimension)
            .thenComparing(StatisticRows::value)
            .thenComparing(cohort -> cohort.variant().value())
            .thenComparing(Cohort::day);

    private static final String ADD_EXPOSURES = """
            insert into metric_exposures as kept
                (generation, environment, experiment, variant, day, dimension, value, users, crossovers)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (generation, environment, experiment, dimension, value, variant, day) do update set
                users = kept.users + excluded.users,
                crossovers = kept.crossovers + excluded.crossovers
            """;

    private static final String ADD_MEASUREMENTS = """
            insert into metric_measurements as kept
                (generation, environment, experiment, variant, day, dimension, value, metric, metric_version, step,
                 converted, rejected, capped, y, yy, d, dd, yd, x, xx, yx, dx, w, ww, yw, dw, xw)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (generation, environment, experiment, dimension, value, variant, day, metric, metric_version, step)
            do update set
                converted = kept.converted + excluded.converted,
                rejected = kept.rejected + excluded.rejected,
                capped = kept.capped + excluded.capped,
                y = kept.y + excluded.y,
                yy = kept.yy + excluded.yy,
                d = kept.d + excluded.d,
                dd = kept.dd + excluded.dd,
                yd = kept.yd + excluded.yd,
                x = kept.x + excluded.x,
                xx = kept.xx + excluded.xx,
                yx = kept.yx + excluded.yx,
                dx = kept.dx + excluded.dx,
                w = kept.w + excluded.w,
                ww = kept.ww + excluded.ww,
                yw = kept.yw + excluded.yw,
                dw = kept.dw + excluded.dw,
                xw = kept.xw + excluded.xw
            """;

    private static final String ADD_BUCKETS = """
            insert into metric_buckets as kept
                (generation, environment, experiment, variant, metric, metric_version, bucket, count, first, second)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (generation, environment, experiment, metric, metric_version, variant, bucket) do update set
                count = kept.count + excluded.count,
                first = kept.first + excluded.first,
                second = kept.second + excluded.second
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
                        .map(cell -> row(cell.cohort(), Stream.of(cell.users(), cell.crossovers()))));
        addAll(
                ADD_MEASUREMENTS,
                deltas.measurements().stream()
                        .sorted(Comparator.comparing(Deltas.Measurements::cohort, COHORTS)
                                .thenComparing(cell -> metric(cell.counted().metric()))
                                .thenComparing(cell -> cell.counted().version())
                                .thenComparing(cell -> cell.counted().step()))
                        .map(cell -> row(cell.cohort(), measured(cell))));
        addAll(
                ADD_BUCKETS,
                deltas.buckets().stream()
                        .sorted(Comparator.<Deltas.Bucket, String>comparing(
                                        bucket -> bucket.experiment().toString())
                                .thenComparing(bucket -> bucket.metric().value())
                                .thenComparing(Deltas.Bucket::version)
                                .thenComparing(bucket -> bucket.variant().value())
                                .thenComparing(Deltas.Bucket::bucket))
                        .map(bucket -> new Object[] {
                            generation.id(),
                            bucket.experiment().scope().environment().value(),
                            bucket.experiment().id().value(),
                            bucket.variant().value(),
                            bucket.metric().value(),
                            bucket.version(),
                            bucket.bucket(),
                            bucket.count(),
                            new BigDecimal(bucket.first()),
                            new BigDecimal(bucket.second())
                        }));
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
                        }));
    }

    private Object[] row(Cohort cohort, Stream<?> sums) {
        return Stream.concat(
                        Stream.of(
                                generation.id(),
                                cohort.experiment().scope().environment().value(),
                                cohort.experiment().id().value(),
                                cohort.variant().value(),
                                cohort.day(),
                                dimension(cohort),
                                value(cohort)),
                        sums)
                .toArray();
    }

    private static Stream<?> measured(Deltas.Measurements cell) {
        return Stream.concat(
                Stream.of(
                        metric(cell.counted().metric()),
                        cell.counted().version(),
                        cell.counted().step(),
                        cell.converted(),
                        cell.rejected(),
                        cell.capped()),
                inOrder(cell.sums()).map(BigDecimal::new));
    }

    private static Stream<BigInteger> inOrder(MomentSums s) {
        return Stream.of(
                s.y(), s.yy(), s.d(), s.dd(), s.yd(), s.x(), s.xx(), s.yx(), s.dx(), s.w(), s.ww(), s.yw(), s.dw(),
                s.xw());
    }

    /** Empty for all users. */
    private static String dimension(Cohort cohort) {
        return cohort.slice().map(Slice::dimension).orElse("");
    }

    private static String value(Cohort cohort) {
        return cohort.slice().map(Slice::value).orElse("");
    }

    private static String metric(Optional<MetricId> metric) {
        return metric.map(MetricId::value).orElse("");
    }

    private void addAll(String sql, Stream<Object[]> rows) {
        List<Object[]> all = rows.toList();
        if (all.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch(sql);
        all.forEach(batch::add);
        batch.execute();
    }
}
