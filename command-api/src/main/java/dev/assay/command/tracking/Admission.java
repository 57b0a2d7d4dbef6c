package dev.assay.command.tracking;

import dev.assay.model.Scope;
import dev.assay.model.behaviour.ClientTraits;
import dev.assay.model.behaviour.UserReferences;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Decides which events are taken, and makes of each what goes into the log. */
public final class Admission {
    private final ActiveExperiments experiments;
    private final UserReferences users;
    private final EventIds eventIds;
    private final InstantSource clock;

    public Admission(ActiveExperiments experiments, UserReferences users, EventIds eventIds, InstantSource clock) {
        this.experiments = experiments;
        this.users = users;
        this.eventIds = eventIds;
        this.clock = clock;
    }

    /** Judges the events of one request by one state of the configuration and one time. */
    RequestAdmission of(Scope scope, ClientTraits client) {
        return new RequestAdmission(scope, client, experiments.current(), users, eventIds, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
