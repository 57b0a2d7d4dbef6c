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
import dev.assay.postgres.eventstore.LifecycleStore;
import dev.assay.rules.Allocation;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** Axon's JDBC event store by itself, without commands, views or HTTP around it. */
final class BareStore {
    /** What a client sends to create an experiment, its id left open. */
    static final String BODY = """
            {"id":"%s","name":"Bench","variants":[
            {"id":"control","name":"Control","allocation":50,"control":true,"config":{"pages":3}},
            {"id":"treatment","name":"Treatment","allocation":50,"config":{"pages":1}}]}""";

    private static final int AT_ONCE = 100;

    private final SpringTransactionManager transactions;
    private final EventStorageEngine engine;

    BareStore(DataSource database) {
        transactions = new SpringTransactionManager(new DataSourceTransactionManager(database));
        engine =
                new LifecycleStore(new SpringDataSourceConnectionProvider(database), transactions).eventStorageEngine();
    }

    /** Appends what creating and starting an experiment leaves, in two transactions, and reads the stream in between. */
    void createAndStart(String id) {
        var key = key(id);
        transactions.executeInTransaction(() -> engine.appendEvents(created(key, BODY)));
        transactions.executeInTransaction(() -> {
            engine.readEvents(key.toString()).asStream().forEach(_ -> {});
            engine.appendEvents(started(key));
        });
    }

    /** Appends many experiments that run, as fast as it goes. */
    void fill(int experiments, String body) {
        for (int from = 0; from < experiments; from += AT_ONCE) {
            var messages = new ArrayList<DomainEventMessage<?>>();
            for (int i = from; i < Math.min(from + AT_ONCE, experiments); i++) {
                var key = key("running-" + i);
                messages.add(created(key, body));
                messages.add(started(key));
            }
            transactions.executeInTransaction(() -> engine.appendEvents(messages));
        }
    }

    /** Reads every event there is, and does nothing with it; how many there were. */
    long readAll() {
        try (var events = engine.readEvents(null, false)) {
            return events.count();
        }
    }

    private static ExperimentKey key(String id) {
        return new ExperimentKey(Scope.of("bench", "production"), new ExperimentId(id));
    }

    private static DomainEventMessage<?> created(ExperimentKey key, String body) {
        var definition = ExperimentReader.creation(ModelJson.mapper().readTree(body.formatted(key.id())))
                .definition();
        return message(
                key,
                0,
                new ExperimentCreated(
                        key, definition, Allocation.of(definition.weights()), "salt-" + key.id(), Optional.empty()));
    }

    private static DomainEventMessage<?> started(ExperimentKey key) {
        return message(key, 1, new ExperimentStarted(key, Trigger.MANUAL));
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
