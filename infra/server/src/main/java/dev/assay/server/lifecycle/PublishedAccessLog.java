package dev.assay.server.lifecycle;

import dev.assay.analytics.results.AccessLog;
import dev.assay.command.sending.Commands;
import dev.assay.model.access.Caller;
import dev.assay.model.access.ResultsAccessed;
import dev.assay.model.experiment.ExperimentKey;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;

/** Keeps each look at results as an event of its own: the audit log shows it, and nobody can take it back. */
final class PublishedAccessLog implements AccessLog {
    private final EventBus events;
    private final TransactionManager transactions;

    PublishedAccessLog(EventBus events, TransactionManager transactions) {
        this.events = events;
        this.transactions = transactions;
    }

    @Override
    public void resultsRead(Caller caller, ExperimentKey experiment, String what) {
        var event = new GenericEventMessage<>(new ResultsAccessed(experiment, what), Commands.context(caller));
        transactions.executeInTransaction(() -> events.publish(event));
    }
}
