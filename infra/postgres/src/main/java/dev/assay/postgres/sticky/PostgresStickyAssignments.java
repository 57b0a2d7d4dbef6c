package dev.assay.postgres.sticky;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.model.Scope;
import dev.assay.model.behaviour.UserReference;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.StickyAssignments;
import dev.assay.model.experiment.VariantId;
import dev.assay.postgres.PostgresAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads at once and writes behind: what is on its way to the table is read from memory. While the database is away, users are
 * decided about as if they stuck to nothing, and what they are given is kept in memory until it is back, as far as there is
 * room. The first variant kept wins.
 */
public final class PostgresStickyAssignments implements StickyAssignments, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresStickyAssignments.class);
    private static final String READ = """
            SELECT experiment, variant, kept_since FROM sticky_assignment
            WHERE company = :company AND environment = :environment AND user_reference = :user
            """;
    private static final String WRITE = """
            INSERT INTO sticky_assignment (company, environment, user_reference, experiment, variant, kept_since)
            VALUES (:company, :environment, :user, :experiment, :variant, :since)
            ON CONFLICT DO NOTHING
            """;
    private static final int CONNECTIONS = 4;
    private static final int ROOM = 100_000;
    private static final int AT_ONCE = 1_000;
    private static final Duration LEFT_ALONE = Duration.ofSeconds(1);
    private static final Duration TO_CLOSE = Duration.ofSeconds(5);

    private final HikariDataSource pool;
    private final Jdbi database;
    private final InstantSource clock;
    private final BlockingQueue<Place> queue = new LinkedBlockingQueue<>(ROOM);
    private final Map<Place, Kept> onTheirWay = new ConcurrentHashMap<>();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer;
    private volatile Instant awayUntil = Instant.EPOCH;
    private volatile boolean closing;

    private record Place(Scope scope, UserReference user, ExperimentId experiment) {}

    public PostgresStickyAssignments(PostgresAddress address, InstantSource clock) {
        this.pool = address.impatientPool("sticky-assignments", CONNECTIONS);
        this.database = Jdbi.create((DataSource) pool);
        this.clock = clock;
        this.writer = Thread.ofPlatform().name("sticky-assignments").daemon().start(this::write);
    }

    @Override
    public OfUser of(Scope scope, UserReference user) {
        var stored = clock.instant().isBefore(awayUntil) ? Map.<ExperimentId, Kept>of() : readOrNothing(scope, user);
        return experiment -> Optional.ofNullable(stored.get(experiment))
                .or(() -> Optional.ofNullable(onTheirWay.get(new Place(scope, user, experiment))));
    }

    private Map<ExperimentId, Kept> readOrNothing(Scope scope, UserReference user) {
        try {
            return read(scope, user);
        } catch (JdbiException away) {
            awayUntil = clock.instant().plus(LEFT_ALONE);
            LOG.warn(
                    "Sticky assignments cannot be read, and users stick to nothing for a while: {}", away.getMessage());
            return Map.of();
        }
    }

    private Map<ExperimentId, Kept> read(Scope scope, UserReference user) {
        return database.withHandle(handle -> handle.createQuery(READ)
                .bind("company", scope.company().value())
                .bind("environment", scope.environment().value())
                .bind("user", user.bytes())
                .reduceRows(new HashMap<ExperimentId, Kept>(), (all, row) -> {
                    all.put(
                            new ExperimentId(row.getColumn("experiment", String.class)),
                            new Kept(
                                    new VariantId(row.getColumn("variant", String.class)),
                                    row.getColumn("kept_since", OffsetDateTime.class)
                                            .toInstant()));
                    return all;
                }));
    }

    @Override
    public void keep(Scope scope, UserReference user, ExperimentId experiment, VariantId variant) {
        var place = new Place(scope, user, experiment);
        if (onTheirWay.putIfAbsent(place, new Kept(variant, clock.instant())) == null && !queue.offer(place)) {
            onTheirWay.remove(place);
            dropped.incrementAndGet();
        }
    }

    /** How many could not be kept: the database was away for long. */
    public long dropped() {
        return dropped.get();
    }

    private void write() {
        var places = new ArrayList<Place>();
        while (!closing || !queue.isEmpty() || !places.isEmpty()) {
            try {
                if (places.isEmpty()) {
                    var first = queue.poll(100, TimeUnit.MILLISECONDS);
                    if (first == null) {
                        continue;
                    }
                    places.add(first);
                    queue.drainTo(places, AT_ONCE - 1);
                }
                store(places);
                places.forEach(onTheirWay::remove);
                places.clear();
            } catch (JdbiException away) {
                LOG.warn("{} sticky assignments wait for the database: {}", onTheirWay.size(), away.getMessage());
                if (closing || !pause()) {
                    return;
                }
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(LEFT_ALONE);
            return true;
        } catch (InterruptedException _) {
            return false;
        }
    }

    private void store(List<Place> places) {
        database.useTransaction(handle -> {
            var batch = handle.prepareBatch(WRITE);
            for (var place : places) {
                var kept = onTheirWay.get(place);
                if (kept != null) {
                    batch.bind("company", place.scope().company().value())
                            .bind("environment", place.scope().environment().value())
                            .bind("user", place.user().bytes())
                            .bind("experiment", place.experiment().value())
                            .bind("variant", kept.variant().value())
                            .bind("since", kept.since())
                            .add();
                }
            }
            batch.execute();
        });
    }

    /** Writes what is on its way, unless the database is away. */
    @Override
    public void close() {
        closing = true;
        try {
            if (!writer.join(TO_CLOSE)) {
                writer.interrupt();
            }
        } catch (InterruptedException _) {
            writer.interrupt();
            Thread.currentThread().interrupt();
        } finally {
            pool.close();
        }
    }
}
