package dev.assay.server.projection;

import dev.assay.analytics.metrics.Progress;
import dev.assay.command.sending.Commands;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.projection.BehaviourProjection;
import dev.assay.model.projection.LifecycleProjection;
import dev.assay.model.projection.Projection;
import dev.assay.postgres.behaviour.BehaviourReader;
import dev.assay.postgres.eventstore.LifecycleStore;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.jdbi.v3.core.Jdbi;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Gives each projection the bookkeeping it needs: in the database, or in memory like itself. */
final class EngineFactory {
    private static final int LIFECYCLE_STRETCH = 5_000;
    private static final int BEHAVIOUR_STRETCH = 50_000;

    private final GenerationStore generations;
    private final RebuildStore rebuilds;
    private final Tokens tokens;
    private final PositionStore positions;
    private final Transactions transactions;
    private final DataSource database;
    private final Jdbi jdbi;
    private final LifecycleStore store;
    private final Clock clock;

    /** @param database takes part in the transactions of the same manager as {@code store} does */
    EngineFactory(DataSource database, Transactions transactions, LifecycleStore store, Clock clock) {
        this.database = database;
        this.jdbi = Jdbi.create(new TransactionAwareDataSourceProxy(database));
        this.transactions = transactions;
        this.store = store;
        this.clock = clock;
        this.tokens = new Tokens(store.tokenSerializer());
        this.generations = new GenerationStore(jdbi, clock);
        this.rebuilds = new RebuildStore(jdbi, clock);
        this.positions = new PositionStore(jdbi, tokens, clock);
    }

    LiveView<LifecycleEvent> lifecycle(LifecycleProjection projection, LifecycleFeed feed) {
        return lifecycle(projection, feed, LIFECYCLE_STRETCH);
    }

    /** @param stretch how many events a rebuild reads at once */
    LiveView<LifecycleEvent> lifecycle(LifecycleProjection projection, LifecycleFeed feed, int stretch) {
        var reader = new LifecycleReader(store.eventStorageEngine(), feed, stretch);
        return new LiveView<>(View.of(projection, feed), reader, ledger(projection), letters(projection));
    }

    LiveView<BehaviourEvent> behaviour(BehaviourProjection projection, Feed<BehaviourEvent> feed) {
        var reader = new BehaviourLogReader(new BehaviourReader(database), BEHAVIOUR_STRETCH);
        return new LiveView<>(View.of(projection, feed), reader, ledger(projection), letters(projection));
    }

    Transactions transactions() {
        return transactions;
    }

    Progress progress() {
        return new StoredProgress(jdbi);
    }

    /** @param commands asked for when the first rebuild ends */
    Rebuilding rebuilding(
            ProjectionEngine engine, LifecycleFeed feed, TokenStore tokenStore, Supplier<Commands> commands) {
        var background = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("rebuild-background-", 0).daemon().factory());
        var shop = new Workshop(generations, rebuilds, transactions, tokens, new RebuildReports(commands), background);
        var rebuilder = new Rebuilder(engine.byName(), shop, clock);
        var follower = new RebuildFollower(
                feed,
                new RebuildRequests(jdbi),
                positions,
                engine.positions(),
                tokenStore,
                transactions,
                rebuilder::wake);
        return new Rebuilding(follower, rebuilder, background);
    }

    Projections projections(ProjectionEngine engine, Rebuilding rebuilding) {
        return new Projections(engine, rebuilds, rebuilding.follower(), transactions);
    }

    private Ledger ledger(Projection projection) {
        var inDatabase = new JdbcLedger(projection.name(), generations, positions, transactions);
        return projection.inMemory() ? new MemoryLedger(inDatabase::live) : inDatabase;
    }

    private Letters letters(Projection projection) {
        return projection.inMemory() ? new MemoryLetters() : new JdbcLetters(jdbi, store::deadLetters);
    }
}
