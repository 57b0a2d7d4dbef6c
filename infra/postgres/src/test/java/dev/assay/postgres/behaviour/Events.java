package dev.assay.postgres.behaviour;

import dev.assay.model.Scope;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.behaviour.BehaviourKind;
import dev.assay.model.behaviour.ClientTraits;
import dev.assay.model.behaviour.UserReference;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** Events of which only the id, the company and the day they were received matter. */
final class Events {
    private Events() {}

    static BehaviourEvent received(LocalDate day, String company, String id) {
        Instant noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        return new BehaviourEvent(
                Scope.of(company, "production"),
                id,
                new UserReference(new byte[32]),
                BehaviourKind.CUSTOM,
                "seen",
                Optional.empty(),
                Optional.empty(),
                noon,
                noon,
                0,
                Optional.empty(),
                Map.of(),
                ClientTraits.UNKNOWN);
    }
}
