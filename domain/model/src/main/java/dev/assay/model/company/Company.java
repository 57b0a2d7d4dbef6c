package dev.assay.model.company;

import static dev.assay.model.Rejected.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.assay.model.Rejection.AlreadyExists;
import dev.assay.model.Rejection.Conflict;
import dev.assay.model.Rejection.Invalid;
import dev.assay.model.Rejection.NotFound;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.serialization.Revision;

/** A company and its API keys. */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE,
        creatorVisibility = Visibility.NONE)
@Revision("1")
@SuppressWarnings("NullAway.Init") // Axon makes the instance, the first event fills it
public class Company {
    private static final int MAX_ENVIRONMENTS = 20;

    @AggregateIdentifier
    private CompanyId id;

    private List<Environment> environments = List.of();
    private Map<String, Role> keysInForce = new HashMap<>();
    private Set<String> keysRevoked = new HashSet<>();

    protected Company() {}

    @CommandHandler
    public Company(CreateCompany command) {
        require(!command.name().isBlank(), new Invalid("/name", "is required"));
        var environments = command.environments();
        require(
                !environments.isEmpty() && environments.size() <= MAX_ENVIRONMENTS,
                new Invalid("/environments", "must be 1 to " + MAX_ENVIRONMENTS));
        require(
                new HashSet<>(environments).size() == environments.size(),
                new Invalid("/environments", "must differ from each other"));
        apply(new CompanyCreated(command.company(), command.name(), environments))
                .andThen(() -> on(command.firstKey()));
    }

    @CommandHandler
    void on(IssueApiKey command) {
        require(
                environments.contains(command.environment()),
                new Invalid("/environment", "'" + command.environment() + "' is no environment of the company"));
        require(!command.name().isBlank(), new Invalid("/name", "is required"));
        require(
                !keysInForce.containsKey(command.key().value())
                        && !keysRevoked.contains(command.key().value()),
                AlreadyExists.of("key", command.key()));
        apply(new ApiKeyIssued(
                id,
                command.environment(),
                command.key(),
                command.name(),
                command.role(),
                command.hash(),
                command.prefix(),
                command.rateLimit()));
    }

    @CommandHandler
    void on(RevokeApiKey command) {
        require(keysInForce.containsKey(command.key().value()), NotFound.of("key in force", command.key()));
        require(
                !isLastAdmin(command.key()),
                new Conflict("'" + command.key() + "' is the company's last admin key: issue another one first."));
        apply(new ApiKeyRevoked(id, command.key()));
    }

    @EventSourcingHandler
    void on(CompanyCreated event) {
        id = event.company();
        environments = event.environments();
    }

    @EventSourcingHandler
    void on(ApiKeyIssued event) {
        keysInForce.put(event.key().value(), event.role());
    }

    @EventSourcingHandler
    void on(ApiKeyRevoked event) {
        keysInForce.remove(event.key().value());
        keysRevoked.add(event.key().value());
    }

    /** Whoever revokes it locks everyone out, for good. */
    private boolean isLastAdmin(KeyId key) {
        return keysInForce.get(key.value()) == Role.ADMIN
                && Collections.frequency(keysInForce.values(), Role.ADMIN) == 1;
    }
}
