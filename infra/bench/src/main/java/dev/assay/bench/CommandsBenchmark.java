package dev.assay.bench;

import dev.assay.model.Scope;
import dev.assay.model.event.ContextKeys;
import dev.assay.model.experiment.ExperimentCreated;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.ExperimentReader;
import dev.assay.model.experiment.ExperimentStarted;
import dev.assay.model.experiment.Trigger;
import dev.assay.model.json.ModelJson;
import dev.assay.postgres.Migrations;
import dev.assay.postgres.embedded.EmbeddedDatabase;
import dev.assay.postgres.eventstore.LifecycleStore;
import dev.assay.rules.Allocation;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * Create and start an experiment through HTTP, 8 clients; beside a bare Axon JDBC store that appends the same two events in
 * two transactions and reads the stream in between, from 8 threads, on the same PostgreSQL.
 */
final class CommandsBenchmark implements Benchmark {
    private static final int CLIENTS = 8;
    private static final double SECONDS = 6;
    private static final int ROUNDS = 5;
    private static final String BODY = """
            {"id":"%s","name":"Bench","variants":[
            {"id":"control","name":"Control","allocation":50,"control":true,"config":{"pages":3}},
            {"id":"treatment","name":"Treatment","allocation":50,"config":{"pages":1}}]}""";

    private final AtomicLong counter = new AtomicLong();

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public List<Figure> run() throws Exception {
        try (var database = EmbeddedDatabase.start(Files.createTempDirectory("assay-bench"));
                var admin = database.address().dataSource().getConnection();
                var statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE bare");
            statement.execute("CREATE DATABASE served");
            var served = database.address().database("served");
            try (var bare = database.address().database("bare").pool("bare", CLIENTS);
                    var server = Server.start(
                            Files.createTempDirectory("assay-bench"), "--postgres-url", Server.withAccount(served))) {
                Migrations.migrate(bare);
                var key = server.company("bench");
                var transactions = new SpringTransactionManager(new DataSourceTransactionManager(bare));
                var engine = new LifecycleStore(new SpringDataSourceConnectionProvider(bare), transactions)
                        .eventStorageEngine();
                return List.of(new Rounds(ROUNDS)
                        .measure(
                                "create + start over HTTP, 8 clients, baseline bare Axon JDBC store",
                                "commands/s",
                                () -> overHttp(server, key),
                                () -> bare(engine, transactions)));
            }
        }
    }

    private double overHttp(Server server, String key) throws Exception {
        return Clients.rate(CLIENTS, SECONDS, () -> {
            var connection = new HttpConnection(server.port());
            return () -> {
                var id = "bench-" + counter.incrementAndGet();
                expect(
                        201,
                        connection.send(
                                HttpConnection.request("POST", "/api/v1/experiments", key, BODY.formatted(id))));
                expect(
                        200,
                        connection.send(
                                HttpConnection.request("POST", "/api/v1/experiments/" + id + "/start", key, "{}")));
                return 2;
            };
        });
    }

    private static void expect(int wanted, int status) {
        if (status != wanted) {
            throw new IllegalStateException("answered " + status + " instead of " + wanted);
        }
    }

    private double bare(EventStorageEngine engine, SpringTransactionManager transactions) throws Exception {
        var definition = ExperimentReader.creation(ModelJson.mapper().readTree(BODY.formatted("bench")))
                .definition();
        return Clients.rate(CLIENTS, SECONDS, () -> () -> {
            var id = new ExperimentId("bench-" + counter.incrementAndGet());
            var key = new ExperimentKey(Scope.of("bench", "production"), id);
            var created = new ExperimentCreated(
                    key, definition, Allocation.of(definition.weights()), "salt", Optional.empty());
            transactions.executeInTransaction(() -> engine.appendEvents(message(key, 0, created)));
            transactions.executeInTransaction(() -> {
                engine.readEvents(key.toString()).asStream().forEach(_ -> {});
                engine.appendEvents(message(key, 1, new ExperimentStarted(key, Trigger.MANUAL)));
            });
            return 2;
        });
    }

    private static DomainEventMessage<?> message(ExperimentKey key, long sequence, Object payload) {
        return new GenericDomainEventMessage<>(
                "Experiment",
                key.toString(),
                sequence,
                payload,
                MetaData.from(Map.of(
                        ContextKeys.COMPANY, "bench",
                        ContextKeys.ENVIRONMENT, "production",
                        ContextKeys.ACTOR, "bench",
                        ContextKeys.ROLE, "admin",
                        ContextKeys.REQUEST, UUID.randomUUID().toString(),
                        ContextKeys.ADDRESS_HASH, "0123456789abcdef")));
    }
}
