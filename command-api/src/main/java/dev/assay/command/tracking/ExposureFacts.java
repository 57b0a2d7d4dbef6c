package dev.assay.command.tracking;

import dev.assay.command.tracking.client.ClientReader;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.behaviour.BehaviourKind;
import dev.assay.model.behaviour.UserReferences;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Makes of an exposure what goes into the log. */
final class ExposureFacts {
    private static final String NAME = "exposure";

    private final UserReferences users;
    private final ClientReader clients;
    private final InstantSource clock;

    ExposureFacts(UserReferences users, ClientReader clients, InstantSource clock) {
        this.users = users;
        this.clients = clients;
        this.clock = clock;
    }

    /** The event; waits for the rules of user agents when they still load. */
    BehaviourEvent of(Exposure exposure) {
        var company = exposure.scope().company();
        var user = users.of(company, exposure.userId());
        return new BehaviourEvent(
                exposure.scope(),
                users.eventIdOf(company, user, identity(exposure)),
                user,
                BehaviourKind.EXPOSURE,
                NAME,
                Optional.of(exposure.experiment()),
                Optional.of(exposure.variant()),
                micros(exposure.occurredAt()),
                micros(clock.instant()),
                exposure.lifecyclePosition(),
                Optional.of(users.sessionOf(company, user, exposure.occurredAt())),
                Map.copyOf(exposure.dimensions()),
                clients.read(exposure.address(), exposure.userAgent()).join());
    }

    // An application asks again with every page; the same answer to the same user counts once a day.
    private static String identity(Exposure exposure) {
        var day = exposure.occurredAt().atOffset(ZoneOffset.UTC).toLocalDate();
        return exposure.scope().environment() + "|" + exposure.experiment() + "|" + exposure.variant() + "|" + day;
    }

    private static Instant micros(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }
}
