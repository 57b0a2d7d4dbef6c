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
    private static final Map<String, BehaviourKind> KINDS = Map.of(
            "exposure", BehaviourKind.EXPOSURE,
            "conversion", BehaviourKind.CONVERSION,
            "custom", BehaviourKind.CUSTOM);
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

    /** The event as it goes into the log, or the first reason why it does not. */
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
        var kind = KINDS.get(event.eventType());
        if (kind == null) {
            return new Refusal(
                    Reason.UNKNOWN_EVENT_TYPE, "/event_type", "event_type must be exposure, conversion or custom");
        }
        var at = event.timestamp() == null ? now : event.timestamp().truncatedTo(ChronoUnit.MICROS);
        return judgeTime(new Complete(event, event.userId(), kind, event.eventName(), at));
    }

    private Outcome judgeTime(Complete event) {
        if (event.occurredAt().isBefore(oldest)) {
            return new Refusal(Reason.TOO_OLD, "/timestamp", "timestamp is older than 7 days");
        }
        if (event.occurredAt().isAfter(latest)) {
            return new Refusal(Reason.TOO_FAR_AHEAD, "/timestamp", "timestamp is more than 5 minutes ahead");
        }
        return judgeExperiment(event);
    }

    private Outcome judgeExperiment(Complete event) {
        var id = event.sent().experimentId();
        if (id == null) {
            return event.isExposure() || event.sent().variantId() != null
                    ? Refusal.missing("experiment_id")
                    : admit(event, Optional.empty(), Optional.empty());
        }
        var experiment = experiments.find(scope, id);
        if (experiment.isEmpty()) {
            return new Refusal(Reason.UNKNOWN_EXPERIMENT, "/experiment_id", "there is no such experiment");
        }
        return experiment.get().active()
                ? judgeVariant(event, experiment.get())
                : new Refusal(
                        Reason.INACTIVE_EXPERIMENT, "/experiment_id", "the experiment is neither running nor paused");
    }

    private Outcome judgeVariant(Complete event, TrackableExperiment experiment) {
        var id = event.sent().variantId();
        if (id == null) {
            return event.isExposure()
                    ? Refusal.missing("variant_id")
                    : admit(event, Optional.of(experiment.id()), Optional.empty());
        }
        var variant = experiment.variants().get(id);
        return variant == null
                ? new Refusal(Reason.UNKNOWN_VARIANT, "/variant_id", "the experiment has no such variant")
                : admit(event, Optional.of(experiment.id()), Optional.of(variant));
    }

    private Outcome admit(Complete event, Optional<ExperimentId> experiment, Optional<VariantId> variant) {
        var sent = event.sent();
        var user = known.computeIfAbsent(event.userId(), id -> users.of(scope.company(), id));
        var session = sent.sessionId() != null
                ? sent.sessionId()
                : users.sessionOf(scope.company(), user, event.occurredAt());
        return new Admitted(new BehaviourEvent(
                scope,
                sent.eventId() != null ? sent.eventId() : eventIds.next(),
                user,
                event.kind(),
                event.name(),
                experiment,
                variant,
                event.occurredAt(),
                now,
                experiments.position(),
                Optional.of(session),
                sent.properties(),
                client));
    }

    /** An event that has all that every event needs. */
    private record Complete(TrackedEvent sent, String userId, BehaviourKind kind, String name, Instant occurredAt) {
        boolean isExposure() {
            return kind == BehaviourKind.EXPOSURE;
        }
    }
}
