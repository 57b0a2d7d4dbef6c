package dev.assay.server.projection;

import dev.assay.model.company.ApiKeyRevoked;
import dev.assay.model.company.CompanyId;
import dev.assay.model.company.KeyId;
import dev.assay.model.event.ContextKeys;
import dev.assay.postgres.embedded.TestDatabases;
import dev.assay.postgres.eventstore.LifecycleStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.MetaData;
import org.jdbi.v3.core.Jdbi;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** A real event store on a real database, and an engine over it that can be stopped and started again. */
final class Workbench implements AutoCloseable {
    static final CompanyId ACME = new CompanyId("acme");
    static final CompanyId OTHER = new CompanyId("other");
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final DataSource database = TestDatabases.migrated().dataSource();
    final DataSource shared = new TransactionAwareDataSourceProxy(database);
    final Transactions transactions = new Transactions(new DataSourceTransactionManager(database));
    final LifecycleStore lifecycle = new LifecycleStore(shared::getConnection, transactions);
    final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(lifecycle.eventStorageEngine())
            .build();
    final Tally tally = new Tally(Jdbi.create(shared));
    final EngineFactory factory = new EngineFactory(database, transactions, lifecycle, Clock.systemUTC());
    private final ConcurrentMap<String, AtomicLong> versions = new ConcurrentHashMap<>();
    ProjectionEngine engine = engine();

    ProjectionEngine engine() {
        return new ProjectionEngine(
                List.of(factory.lifecycle(tally, new LifecycleFeed(store))),
                lifecycle.tokenStore("node"),
                transactions);
    }

    /** One event at the end of a company's stream. */
    void revoke(CompanyId company, String stream, String key) {
        var name = company + "/" + stream;
        var version = versions.computeIfAbsent(name, _ -> new AtomicLong()).getAndIncrement();
        transactions.run(() -> store.publish(new GenericDomainEventMessage<>(
                "Company", name, version, new ApiKeyRevoked(company, new KeyId(key)), context(company))));
    }

    private static MetaData context(CompanyId company) {
        return MetaData.from(Map.of(
                ContextKeys.COMPANY, company.value(),
                ContextKeys.ENVIRONMENT, "production",
                ContextKeys.ACTOR, "ada",
                ContextKeys.ROLE, "admin",
                ContextKeys.REQUEST, "r-1",
                ContextKeys.ADDRESS_HASH, ""));
    }

    long head() {
        return store.createHeadToken().position().orElse(-1);
    }

    boolean caughtUp() {
        return engine.positions().await(Tally.NAME, head(), PATIENCE);
    }

    @Override
    public void close() {
        engine.close();
        store.shutDown();
    }
}
