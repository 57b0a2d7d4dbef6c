package dev.assay.server.standby;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.http.Positions;
import dev.assay.postgres.PostgresAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** How old what this node knows of the event store may be: it asks every second whether it knows all there is. */
final class Freshness implements Positions, AutoCloseable {
    private static final String NEWEST = "SELECT coalesce(max(global_index), -1) FROM domain_event_entry";

    private final Positions positions;
    private final HikariDataSource pool;
    private final InstantSource clock;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("freshness").daemon().factory());
    private volatile Instant freshAt;

    Freshness(Positions positions, PostgresAddress address, InstantSource clock) {
        this.positions = positions;
        this.pool = address.impatientPool("freshness", 1);
        this.clock = clock;
        this.freshAt = clock.instant();
        var _ = ticker.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private void look() {
        var now = clock.instant();
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var newest = statement.executeQuery(NEWEST)) {
            newest.next();
            if (positions.reached(newest.getLong(1)).isDone()) {
                freshAt = now;
            }
        } catch (SQLException | RuntimeException away) {
            // It grows older.
        }
    }

    /** Since when it is not known whether there is anything new. */
    Instant freshAt() {
        return freshAt;
    }

    @Override
    public CompletableFuture<?> reached(long position) {
        return positions.reached(position);
    }

    @Override
    public long ageSeconds() {
        return Math.max(0, Duration.between(freshAt, clock.instant()).toSeconds());
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        pool.close();
    }
}
