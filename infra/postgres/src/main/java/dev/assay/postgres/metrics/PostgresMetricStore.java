package dev.assay.postgres.metrics;

import dev.assay.analytics.metrics.MetricStore;
import dev.assay.analytics.metrics.Unit;
import dev.assay.fold.Deltas;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.projection.Generation;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The metric view in PostgreSQL, through a {@link Jdbi} whose connections take part in the caller's transaction. */
public final class PostgresMetricStore implements MetricStore {
    private static final List<String> TABLES =
            List.of("metric_states", "metric_exposures", "metric_measurements", "metric_buckets", "metric_windows");

    /**
     * Read by the index, and plan once: a plan made while the table was empty would scan it for ever after, and planning
     * anew looks at each of the many thousand units.
     */
    private static final String BY_INDEX =
            "set local enable_seqscan to off; set local plan_cache_mode to force_generic_plan";

    private static final String AS_BEFORE = "set local enable_seqscan to on; set local plan_cache_mode to auto";

    private final Jdbi jdbi;

    public PostgresMetricStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public List<byte[]> states(Generation generation, List<Unit> units) {
        try {
            return jdbi.withHandle(handle -> {
                handle.execute(BY_INDEX);
                var states = new StateRows(handle.getConnection(), generation).read(units);
                handle.execute(AS_BEFORE);
                return states;
            });
        } catch (SQLException e) {
            throw new IllegalStateException("the metric states could not be read", e);
        }
    }

    @Override
    public void write(Generation generation, List<StateChange> states, Deltas deltas) {
        try {
            jdbi.useHandle(handle -> {
                // What a crash loses, it loses together with the reader's token, and it is folded again.
                handle.execute("set local synchronous_commit to off");
                new StateRows(handle.getConnection(), generation).write(states);
                new StatisticRows(handle, generation).add(deltas);
            });
        } catch (SQLException e) {
            throw new IllegalStateException("the metric states could not be written", e);
        }
    }

    @Override
    public Cells cells(Generation generation, ExperimentKey experiment) {
        return asOfOneMoment(handle -> new CellRows(handle, generation, experiment).cells());
    }

    @Override
    public Slices slices(Generation generation, ExperimentKey experiment, Set<String> dimensions) {
        return asOfOneMoment(handle -> new CellRows(handle, generation, experiment).slices(dimensions));
    }

    /** Several statements see what one would. */
    private <T> T asOfOneMoment(HandleCallback<T, RuntimeException> read) {
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, read);
    }

    @Override
    public List<Deltas.Window> windows(Generation generation, ExperimentKey experiment, Instant from) {
        return jdbi.withHandle(handle -> new CellRows(handle, generation, experiment).windows(from));
    }

    @Override
    public void pruneWindows(Instant before) {
        jdbi.useHandle(handle -> handle.execute("delete from metric_windows where minute < ?", before));
    }

    @Override
    public void erase(Generation generation) {
        jdbi.useTransaction(handle -> TABLES.forEach(
                table -> handle.execute("delete from " + table + " where generation = ?", generation.id())));
    }

    @Override
    public String checksum(Generation generation) {
        return jdbi.inTransaction(handle -> new Checksum(handle, generation).hexadecimal());
    }
}
