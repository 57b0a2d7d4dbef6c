package dev.assay.model.privacy;

import static dev.assay.model.Rejected.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.assay.model.Rejection.NotFound;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.serialization.Revision;

/** What one person has asked for. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE,
        creatorVisibility = Visibility.NONE)
@Revision("1")
@SuppressWarnings("NullAway.Init") // Axon makes the instance, the first event fills it
public class Subject {
    @AggregateIdentifier
    private SubjectKey key;

    private boolean optedOut;

    protected Subject() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void on(OptOut command) {
        if (!optedOut) {
            apply(new UserOptedOut(command.subject()));
        }
    }

    @CommandHandler
    void on(OptIn command) {
        require(optedOut, new NotFound("This user has not opted out."));
        apply(new UserOptedIn(key));
    }

    @EventSourcingHandler
    void on(UserOptedOut event) {
        key = event.subject();
        optedOut = true;
    }

    @EventSourcingHandler
    void on(UserOptedIn event) {
        optedOut = false;
    }
}
