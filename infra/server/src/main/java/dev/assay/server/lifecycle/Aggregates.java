package dev.assay.server.lifecycle;

import dev.assay.model.company.Company;
import dev.assay.model.experiment.Experiment;
import dev.assay.model.flag.Flag;
import dev.assay.model.metric.Metric;
import dev.assay.model.privacy.Subject;
import dev.assay.model.projection.Rebuilds;
import dev.assay.model.traffic.Holdout;
import dev.assay.model.traffic.Layer;
import dev.assay.model.traffic.Segment;
import java.util.List;
import java.util.concurrent.Executor;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.AggregateFactory;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;

/** Lets the model's aggregates handle the commands of a bus. Long histories are read from a snapshot on. */
final class Aggregates {
    private static final List<Class<?>> TYPES = List.of(
            Company.class,
            Experiment.class,
            Flag.class,
            Holdout.class,
            Layer.class,
            Metric.class,
            Rebuilds.class,
            Segment.class,
            Subject.class);
    private static final int EVENTS_A_SNAPSHOT = 100;

    private final EventStore store;
    private final ParameterResolverFactory parameters;
    private final SnapshotTriggerDefinition snapshots;

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
                        .aggregateFactories(TYPES.stream()
                                .<AggregateFactory<?>>map(this::factory)
                                .toList())
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
        AggregateAnnotationCommandHandler.<T>builder()
                .aggregateType(type)
                .repository(repository)
                .parameterResolverFactory(parameters)
                .build()
                .subscribe(bus);
    }

    /** One that knows what handlers may ask for: Axon's default looks at the class without. */
    private <T> AggregateFactory<T> factory(Class<T> type) {
        return new GenericAggregateFactory<>(AnnotatedAggregateMetaModelFactory.inspectAggregate(type, parameters));
    }
}
