package dev.assay.command.tracking;

import dev.assay.command.tracking.ActiveExperiments.TrackableExperiment;
import dev.assay.command.tracking.Outcome.Admitted;
import dev.assay.command.tracking.Refusal.Reason;
import dev.assay.model.Scope;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.behaviour.BehaviourKind;
import dev.assay.model.behaviour.ClientTraits;
import dev.assay.model.behaviour.UserReference;
import dev.assay.model.behaviour.UserReferences;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.VariantId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One request's events on their way into the log. Used by one thread. */
final class RequestAdmission {
    private static final Duration OLDEST = Duration.ofDays(7);
    private static final Duration FURTHEST_AHEAD = Duration.ofMinutes(5);

    private final Scope scope;
    private final ClientTraits client;
    private final ActiveExperiments.Snapshot experiments;
    private final UserReferences users;
    private final EventIds eventIds;
    private final Instant now;
    private final Instant oldest;
    private final Instant latest;
    // A batch is often one user's: the reference is the dearest part of an event.
    private final Map<String, UserReference> known = new HashMap<>();

    RequestAdmission(
            Scope scope,
            ClientTraits client,
            ActiveExperiments.Snapshot experiments,
            UserReferences users,
            EventIds eventIds,
            Instant now) {
        this.scope = scope;
        this.client = client;
        this.experiments = experiments;
        this.users = users;
        this.eventIds = eventIds;
        this.now = now;
        this.oldest = now.minus(OLDEST);
        this.latest = now.plus(FURTHEST_AHEAD);
    }

    Outcome judge(TrackedEvent event) {
        if (event.fault() != null) {
            return event.fault();
        }
        if (event.userId() == null) {
            return Refusal.missing("user_id");
        }
        if (event.eventType() == null) {
            return Refusal.missing("event_type");
        }
        if (event.eventName() == null) {
            return Refusal.missing("event_name");
        }
        var occurredAt = event.timestamp() == null ? now : event.timestamp().truncatedTo(ChronoUnit.MICROS);
        if (occurredAt.isBefore(oldest)) {
            return new Refusal(Reason.TOO_OLD, "/timestamp", "timestamp is older than 7 days");
        }
        if (occurredAt.isAfter(latest)) {
            return new Refusal(Reason.TOO_FAR_AHEAD, "/timestamp", "timestamp is more than 5 minutes ahead");
        }
        return switch (event.eventType()) {
            case "exposure" -> judge(event, event.userId(), event.eventName(), BehaviourKind.EXPOSURE, occurredAt);
            case "conversion" -> judge(event, event.userId(), event.eventName(), BehaviourKind.CONVERSION, occurredAt);
            case "custom" -> judge(event, event.userId(), event.eventName(), BehaviourKind.CUSTOM, occurredAt);
            default ->
                new Refusal(
                        Reason.UNKNOWN_EVENT_TYPE, "/event_type", "event_type must be exposure, conversion or custom");
        };
    }

    private Outcome judge(TrackedEvent event, String userId, String name, BehaviourKind kind, Instant occurredAt) {
        if (event.experimentId() == null) {
            return kind == BehaviourKind.EXPOSURE || event.variantId() != null
                    ? Refusal.missing("experiment_id")
                    : admit(event, userId, name, kind, occurredAt, Optional.empty(), Optional.empty());
        }
        var found = experiments.find(scope, event.experimentId());
        if (found.isEmpty()) {
            return new Refusal(Reason.UNKNOWN_EXPERIMENT, "/experiment_id", "there is no such experiment");
        }
        if (!found.get().active()) {
            return new Refusal(
                    Reason.INACTIVE_EXPERIMENT, "/experiment_id", "the experiment is neither running nor paused");
        }
        return judgeVariant(event, userId, name, kind, occurredAt, found.get());
    }

    private Outcome judgeVariant(
            TrackedEvent event,
            String userId,
            String name,
            BehaviourKind kind,
            Instant occurredAt,
            TrackableExperiment experiment) {
        if (event.variantId() == null) {
            return kind == BehaviourKind.EXPOSURE
                    ? Refusal.missing("variant_id")
                    : admit(event, userId, name, kind, occurredAt, Optional.of(experiment.id()), Optional.empty());
        }
        var variant = experiment.variants().get(event.variantId());
        return variant == null
                ? new Refusal(Reason.UNKNOWN_VARIANT, "/variant_id", "the experiment has no such variant")
                : admit(event, userId, name, kind, occurredAt, Optional.of(experiment.id()), Optional.of(variant));
    }

    private Outcome admit(
            TrackedEvent event,
            String userId,
            String name,
            BehaviourKind kind,
            Instant occurredAt,
            Optional<ExperimentId> experiment,
            Optional<VariantId> variant) {
        var user = known.computeIfAbsent(userId, id -> users.of(scope.company(), id));
        var session =
                event.sessionId() != null ? event.sessionId() : users.sessionOf(scope.company(), user, occurredAt);
        return new Admitted(new BehaviourEvent(
                scope,
                event.eventId() != null ? event.eventId() : eventIds.next(),
                user,
                kind,
                name,
                experiment,
                variant,
                occurredAt,
                now,
                experiments.position(),
                Optional.of(session),
                event.properties(),
                client));
    }
}
