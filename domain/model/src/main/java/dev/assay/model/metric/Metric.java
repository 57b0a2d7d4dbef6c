package dev.assay.model.metric;

import static dev.assay.model.Rejected.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.assay.model.Rejection.NotAllowedInStatus;
import dev.assay.model.Rejection.StaleVersion;
import dev.assay.model.Rejection.VersionRequired;
import dev.assay.model.event.ContextKeys;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** A metric's life: every change of its definition is a new version. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE,
        creatorVisibility = Visibility.NONE)
@Revision("2")
@SuppressWarnings("NullAway.Init") // Axon makes the instance, the first event fills it
public class Metric {
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
        MetricRules.check(command.definition());
        apply(new MetricCreated(command.metric(), command.definition()));
    }

    @CommandHandler
    void on(UpdateMetric command, @MetaDataValue(ContextKeys.IF_MATCH) @Nullable Long seen) {
        requirePresent();
        require(seen != null, new VersionRequired(getVersion()));
        MetricRules.check(command.definition());
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
}
