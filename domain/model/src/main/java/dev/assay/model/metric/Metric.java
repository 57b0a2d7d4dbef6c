package dev.assay.model.metric;

import static dev.assay.model.Rejected.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.assay.model.Rejection.NotAllowedInStatus;
import dev.assay.model.Rejection.StaleVersion;
import dev.assay.model.event.ContextKeys;
import dev.assay.model.json.Faults;
import dev.assay.rules.ConditionCheck;
import java.time.Duration;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.jspecify.annotations.Nullable;

/** A metric's life: every change of its definition is a new version. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
@SuppressWarnings("NullAway.Init") // Axon makes the instance, the first event fills it
public class Metric {
    private static final Duration LONGEST_WINDOW = Duration.ofDays(365);

    @AggregateIdentifier
    private MetricKey key;

    private MetricDefinition definition;
    private int version;
    private boolean archived;

    protected Metric() {}

    @CommandHandlerInterceptor
    void refuseStale(@MetaDataValue(value = ContextKeys.IF_MATCH) @Nullable Long seen) {
        require(seen == null || seen.equals(getVersion()), new StaleVersion(seen == null ? 0 : seen, getVersion()));
    }

    @CommandHandler
    public Metric(CreateMetric command) {
        check(command.definition());
        apply(new MetricCreated(command.metric(), command.definition()));
    }

    @CommandHandler
    void on(UpdateMetric command) {
        requirePresent();
        check(command.definition());
        if (!command.definition().equals(definition)) {
            apply(new MetricUpdated(key, version + 1, command.definition()));
        }
    }

    @CommandHandler
    void on(ArchiveMetric command) {
        requirePresent();
        apply(new MetricArchived(key));
    }

    @EventSourcingHandler
    void on(MetricCreated event) {
        key = event.metric();
        definition = event.definition();
        version = 1;
    }

    @EventSourcingHandler
    void on(MetricUpdated event) {
        definition = event.definition();
        version = event.version();
    }

    @EventSourcingHandler
    void on(MetricArchived event) {
        archived = true;
    }

    private void requirePresent() {
        require(!archived, new NotAllowedInStatus("Metric '" + key.id() + "' is archived and cannot be changed."));
    }

    private static void check(MetricDefinition definition) {
        var faults = new Faults();
        if (definition.name().isBlank()) {
            faults.add("/name", "is required");
        }
        if (definition.eventName().isBlank()) {
            faults.add("/event_name", "is required");
        }
        if (definition.kind() == MetricKind.MEAN && definition.valueProperty().isEmpty()) {
            faults.add("/value_property", "is required for a mean: which property is averaged?");
        }
        if (definition.kind() != MetricKind.MEAN && definition.valueProperty().isPresent()) {
            faults.add("/value_property", "is only for a mean");
        }
        var window = definition.conversionWindow();
        if (!window.isPositive() || window.compareTo(LONGEST_WINDOW) > 0) {
            faults.add("/conversion_window", "must be longer than nothing and at most 365 days");
        }
        ConditionCheck.problems(definition.filter())
                .forEach(problem -> faults.add("/filter" + problem.pointer(), problem.detail()));
        faults.refuseIfAny();
    }
}
