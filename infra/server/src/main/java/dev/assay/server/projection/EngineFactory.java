package dev.assay.server.projection;

import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.projection.BehaviourProjection;
import dev.assay.model.projection.LifecycleProjection;
import dev.assay.model.projection.Projection;
import dev.assay.postgres.eventstore.LifecycleStore;
import java.time.Clock;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** Gives each projection the bookkeeping it needs: in the database, or in memory like itself. */
final class EngineFactory {
    private final GenerationStore generations;
    private final PositionStore positions;
    private final Transactions transactions;
    private final Jdbi jdbi;
    private final LifecycleStore store;

    /** @param database takes part in the transactions of the same manager as {@code store} does */
    EngineFactory(DataSource database, Transactions transactions, LifecycleStore store, Clock clock) {
        this.jdbi = Jdbi.create(new TransactionAwareDataSourceProxy(database));
        this.transactions = transactions;
        this.store = store;
        this.generations = new GenerationStore(jdbi, clock);
        this.positions = new PositionStore(jdbi, new Tokens(store.tokenSerializer()), clock);
    }

    LiveView<LifecycleEvent> lifecycle(LifecycleProjection projection, Feed<LifecycleEvent> feed) {
        return new LiveView<>(View.of(projection, feed), ledger(projection), letters(projection));
    }

    LiveView<BehaviourEvent> behaviour(BehaviourProjection projection, Feed<BehaviourEvent> feed) {
        return new LiveView<>(View.of(projection, feed), ledger(projection), letters(projection));
    }

    Transactions transactions() {
        return transactions;
    }

    GenerationStore generations() {
        return generations;
    }

    private Ledger ledger(Projection projection) {
        var inDatabase = new JdbcLedger(projection.name(), generations, positions, transactions);
        return projection.inMemory() ? new MemoryLedger(inDatabase::live) : inDatabase;
    }

    private Letters letters(Projection projection) {
        return projection.inMemory() ? new MemoryLetters() : new JdbcLetters(jdbi, store::deadLetters);
    }
}
