package dev.assay.server.projection;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.command.sending.Commands;
import dev.assay.command.sending.StreamHeads;
import dev.assay.command.sending.Writing;
import dev.assay.model.Scope;
import dev.assay.model.access.Caller;
import dev.assay.model.company.ApiKeyRevoked;
import dev.assay.model.company.CompanyId;
import dev.assay.model.company.Environment;
import dev.assay.model.company.KeyId;
import dev.assay.model.company.Role;
import dev.assay.model.event.ContextKeys;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.projection.DiscardGeneration;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.LifecycleProjection;
import dev.assay.model.projection.ProjectionKey;
import dev.assay.model.projection.ProjectionName;
import dev.assay.model.projection.PromoteGeneration;
import dev.assay.model.projection.Rebuilds;
import dev.assay.model.projection.RequestRebuild;
import dev.assay.postgres.PostgresAddress;
import dev.assay.postgres.embedded.TestDatabases;
import dev.assay.postgres.eventstore.LifecycleStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.sql.DataSource;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.jdbi.v3.core.Jdbi;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** A real event store on a real database, and nodes over it that can be stopped and started again. */
final class Workbench implements AutoCloseable {
    private static final int CONNECTIONS = 20;

    /** So short that even a short log has many. */
    private static final int STRETCH = 25;

    private static final Clock CLOCK = Clock.systemUTC();

    static final CompanyId ACME = new CompanyId("acme");
    static final CompanyId OTHER = new CompanyId("other");
    static final Duration PATIENCE = Duration.ofSeconds(20);

    final PostgresAddress address = TestDatabases.migrated();
    final HikariDataSource database = address.pool("bench", CONNECTIONS);
    final DataSource shared = new TransactionAwareDataSourceProxy(database);
    final Transactions transactions = new Transactions(new DataSourceTransactionManager(database));
    final LifecycleStore lifecycle = new LifecycleStore(shared::getConnection, transactions);
    final EmbeddedEventStore store = EmbeddedEventStore.builder()
            .storageEngine(lifecycle.eventStorageEngine())
            .build();
    final Jdbi jdbi = Jdbi.create(shared);
    final Tally tally = new Tally(jdbi);
    final EngineFactory factory = new EngineFactory(database, transactions, lifecycle, CLOCK);
    final Commands commands = commands();
    private final ConcurrentMap<String, AtomicLong> versions = new ConcurrentHashMap<>();
    ProjectionEngine engine = engine();

    ProjectionEngine engine() {
        return new ProjectionEngine(List.of(view(tally)), lifecycle.tokenStore("node"), transactions);
    }

    LiveView<LifecycleEvent> view(LifecycleProjection projection) {
        return factory.lifecycle(projection, new LifecycleFeed(store), STRETCH);
    }

    /** A running node that keeps these views. */
    Node node(String name, LiveView<?>... views) {
        var tokens = lifecycle.tokenStore(name);
        var kept = new ProjectionEngine(List.of(views), tokens, transactions);
        var tail = new LifecycleTail(store, kept.memory(), () -> {}, List.of(), CLOCK);
        var node = new Node(
                kept, tail, factory.rebuilding(kept, new LifecycleFeed(store), tokens, () -> commands), factory);
        node.start();
        return node;
    }

    private Commands commands() {
        var bus = SimpleCommandBus.builder().transactionManager(transactions).build();
        AggregateAnnotationCommandHandler.<Rebuilds>builder()
                .aggregateType(Rebuilds.class)
                .repository(EventSourcingRepository.builder(Rebuilds.class)
                        .eventStore(store)
                        .build())
                .build()
                .subscribe(bus);
        return new Commands(DefaultCommandGateway.builder().commandBus(bus).build(), new Heads(jdbi), _ -> {});
    }

    private record Heads(Jdbi jdbi) implements StreamHeads {
        @Override
        public Head of(String stream) {
            return jdbi.withHandle(handle -> handle.createQuery("""
                            select max(sequence_number), max(global_index) from domain_event_entry
                            where aggregate_identifier = ?""")
                    .bind(0, stream)
                    .map((row, _) -> new Head(row.getLong(1), row.getLong(2)))
                    .one());
        }
    }

    /** One event at the end of a company's stream. */
    void revoke(CompanyId company, String stream, String key) {
        publish(company, company + "/" + stream, new ApiKeyRevoked(company, new KeyId(key)));
    }

    /** Any event at the end of any stream. */
    void publish(CompanyId company, Object stream, Object payload) {
        var version = versions.computeIfAbsent(stream.toString(), _ -> new AtomicLong())
                .getAndIncrement();
        transactions.run(() -> store.publish(
                new GenericDomainEventMessage<>("Any", stream.toString(), version, payload, context(company))));
    }

    /** As many, spread over a few streams. */
    void revokeMany(CompanyId company, int count) {
        for (int i = 0; i < count; i++) {
            revoke(company, "a" + i % 7, "key-" + i);
        }
    }

    void request(CompanyId company, ProjectionName projection) {
        send(company, key -> new RequestRebuild(key, "to see whether it is the same"), projection);
    }

    void promote(CompanyId company, ProjectionName projection, int generation) {
        send(company, key -> new PromoteGeneration(key, generation, "it is the same"), projection);
    }

    void discard(CompanyId company, ProjectionName projection, int generation) {
        send(company, key -> new DiscardGeneration(key, generation, "not needed"), projection);
    }

    /** Waits until one of the tally's live generations holds all there is of its company. */
    void untilComplete(Node node, CompanyId company) {
        await().atMost(PATIENCE).until(() -> tally.events(node.live(company)) == events(company));
    }

    private void send(CompanyId company, Function<ProjectionKey, Object> command, ProjectionName projection) {
        var key = new ProjectionKey(company, projection);
        var caller = new Caller(
                new Scope(company, new Environment("production")), Role.ANALYST, new KeyId("k"), "ada", "r-1", "");
        commands.send(command.apply(key), key, projection, new Writing(caller, Optional.empty(), Optional.empty(), ""));
    }

    /** How many events the store holds of a company. */
    long events(CompanyId company) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from domain_event_entry where aggregate_identifier like :company || '/%'")
                .bind("company", company.value())
                .mapTo(Long.class)
                .one());
    }

    Generation generation(CompanyId company, ProjectionName projection, int number) {
        return new RebuildStore(jdbi, CLOCK)
                .find(company, projection, number)
                .orElseThrow()
                .generation();
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
        database.close();
    }
}
