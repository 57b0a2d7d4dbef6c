package dev.assay.server.lifecycle;

import dev.assay.model.company.Company;
import dev.assay.model.experiment.Experiment;
import dev.assay.model.metric.Metric;
import dev.assay.model.projection.Rebuilds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.RepositoryProvider;

/** Lets the model's aggregates handle the commands of a bus. Long histories are read from a snapshot on. */
final class Aggregates {
    private static final List<Class<?>> TYPES = List.of(Company.class, Experiment.class, Metric.class, Rebuilds.class);
    private static final int EVENTS_A_SNAPSHOT = 100;

    private final EventStore store;
    private final ParameterResolverFactory parameters;
    private final SnapshotTriggerDefinition snapshots;
    private final Map<Class<?>, Repository<?>> repositories = new HashMap<>();

    /** @param resources what command handlers may ask for, such as the clock */
    Aggregates(EventStore store, TransactionManager transactions, Executor background, List<?> resources) {
        this.store = store;
        this.parameters = MultiParameterResolverFactory.ordered(
                ClasspathParameterResolverFactory.forClass(Aggregates.class),
                new SimpleResourceParameterResolverFactory(resources));
        this.snapshots = new EventCountSnapshotTriggerDefinition(
                AggregateSnapshotter.builder()
                        .eventStore(store)
                        .executor(background)
                        .transactionManager(transactions)
                        .parameterResolverFactory(parameters)
                        .repositoryProvider(new Repositories())
                        .build(),
                EVENTS_A_SNAPSHOT);
    }

    void subscribeTo(CommandBus bus) {
        TYPES.forEach(type -> subscribe(type, bus));
    }

    private <T> void subscribe(Class<T> type, CommandBus bus) {
        EventSourcingRepository<T> repository = EventSourcingRepository.builder(type)
                .eventStore(store)
                .parameterResolverFactory(parameters)
                .snapshotTriggerDefinition(snapshots)
                .build();
        repositories.put(type, repository);
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(type)
                .repository(repository)
                .parameterResolverFactory(parameters)
                .build()
                .subscribe(bus);
    }

    /** The snapshotter finds the repositories that in turn trigger it. */
    private final class Repositories implements RepositoryProvider {
        @Override
        @SuppressWarnings("unchecked") // put above under its own type
        public <T> Repository<T> repositoryFor(Class<T> type) {
            var repository = repositories.get(type);
            if (repository == null) {
                throw new IllegalArgumentException(type + " is no aggregate");
            }
            return (Repository<T>) repository;
        }
    }
}
