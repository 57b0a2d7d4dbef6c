package dev.assay.query.catalogue;

import static java.util.stream.Collectors.joining;

import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.experiment.AllocationProposal;
import dev.assay.model.experiment.AllocationProposed;
import dev.assay.model.experiment.ExperimentArchived;
import dev.assay.model.experiment.ExperimentCreated;
import dev.assay.model.experiment.ExperimentDecided;
import dev.assay.model.experiment.ExperimentPaused;
import dev.assay.model.experiment.ExperimentResumed;
import dev.assay.model.experiment.ExperimentScheduled;
import dev.assay.model.experiment.ExperimentStarted;
import dev.assay.model.experiment.ExperimentStopped;
import dev.assay.model.experiment.ExperimentUpdated;
import dev.assay.model.experiment.OverrideRemoved;
import dev.assay.model.experiment.OverrideSet;
import dev.assay.model.experiment.Percent;
import dev.assay.model.experiment.PhaseEntered;
import dev.assay.model.experiment.RolloutCompleted;
import dev.assay.model.experiment.RolloutContinued;
import dev.assay.model.experiment.RolloutHalted;
import dev.assay.model.experiment.StepCause;
import dev.assay.model.experiment.TrafficReallocated;
import dev.assay.model.experiment.Trigger;
import dev.assay.model.flag.FlagArchived;
import dev.assay.model.flag.FlagChangeDropped;
import dev.assay.model.flag.FlagChangeScheduled;
import dev.assay.model.flag.FlagCreated;
import dev.assay.model.flag.FlagDisabled;
import dev.assay.model.flag.FlagEnabled;
import dev.assay.model.flag.FlagUpdated;
import dev.assay.model.flag.TargetRemoved;
import dev.assay.model.flag.TargetSet;
import dev.assay.model.metric.MetricArchived;
import dev.assay.model.metric.MetricCreated;
import dev.assay.model.metric.MetricUpdated;
import dev.assay.model.traffic.HoldoutCreated;
import dev.assay.model.traffic.HoldoutEnded;
import dev.assay.model.traffic.HoldoutUpdated;
import dev.assay.model.traffic.LayerArchived;
import dev.assay.model.traffic.LayerCreated;
import dev.assay.model.traffic.LayerRangeReleased;
import dev.assay.model.traffic.LayerRangeTaken;
import dev.assay.model.traffic.LayerUpdated;
import dev.assay.model.traffic.SegmentArchived;
import dev.assay.model.traffic.SegmentCreated;
import dev.assay.model.traffic.SegmentUpdated;
import dev.assay.model.traffic.SegmentUsersChanged;
import java.util.List;
import java.util.OptionalInt;

/** Says in a sentence what happened, and why, as far as an event knows. */
final class Sentences {
    private Sentences() {}

    static String summary(LifecycleEvent event, List<Change> changes) {
        return deed(event, changes)
                + (isScheduled(event.payload()) ? "" : " by " + event.context().actor());
    }

    static String reason(Object event) {
        return switch (event) {
            case ExperimentPaused paused -> paused.reason();
            case TrafficReallocated reallocated -> reallocated.reason();
            case PhaseEntered entered -> entered.reason();
            case RolloutHalted halted -> halted.reason();
            case RolloutContinued continued -> continued.reason();
            case ExperimentStopped stopped -> stopped.reason();
            case ExperimentDecided decided -> decided.reason();
            case FlagEnabled enabled -> enabled.reason();
            case FlagDisabled disabled -> disabled.reason();
            case FlagChangeScheduled planned -> planned.change().reason();
            case FlagChangeDropped dropped -> dropped.cause();
            default -> "";
        };
    }

    private static String deed(LifecycleEvent event, List<Change> changes) {
        return switch (event.payload()) {
            case ExperimentCreated created ->
                created.clonedFrom()
                        .map(source -> "Cloned from '" + source + "'")
                        .orElse("Created");
            case ExperimentUpdated _ -> "Changed " + fields(changes);
            case ExperimentScheduled scheduled ->
                "Scheduled to start at " + scheduled.startAt()
                        + scheduled.endAt().map(end -> " and to stop at " + end).orElse("");
            case ExperimentStarted started -> started.trigger() == Trigger.SCHEDULE ? "Started by schedule" : "Started";
            case ExperimentPaused _ -> "Paused";
            case ExperimentResumed _ -> "Resumed";
            case TrafficReallocated reallocated -> "Traffic moved to " + shares(reallocated);
            case AllocationProposed proposed ->
                "Proposal " + proposed.number() + " to move traffic to " + shares(proposed.proposal()) + " asked for";
            case PhaseEntered entered -> "Rollout moved to phase " + entered.phase() + because(entered.cause());
            case RolloutHalted halted -> "Rollout halted" + because(halted.cause());
            case RolloutContinued _ -> "Rollout continued";
            case RolloutCompleted _ -> "Rollout completed";
            case ExperimentStopped stopped -> stopped.trigger() == Trigger.SCHEDULE ? "Stopped by schedule" : "Stopped";
            case ExperimentDecided decided -> "Variant '" + decided.variant() + "' chosen";
            case ExperimentArchived _, MetricArchived _, FlagArchived _, SegmentArchived _, LayerArchived _ ->
                "Archived";
            case OverrideSet set -> "A user was forced into variant '" + set.variant() + "'";
            case OverrideRemoved _ -> "A user's forced variant was removed";
            case MetricCreated _, FlagCreated _, SegmentCreated _, LayerCreated _, HoldoutCreated _ -> "Created";
            case MetricUpdated updated -> "Changed " + fields(changes) + ", making version " + updated.version() + ",";
            case FlagUpdated updated -> "Changed " + fields(changes) + planned(updated.change());
            case FlagEnabled enabled -> "Switched on" + planned(enabled.change());
            case FlagDisabled disabled -> "Switched off" + planned(disabled.change());
            case TargetSet set -> "A user was given variation '" + set.variation() + "'";
            case TargetRemoved _ -> "A user's own variation was removed";
            case FlagChangeScheduled planned ->
                "Change " + planned.number() + " planned for "
                        + planned.change().at();
            case FlagChangeDropped dropped -> "Planned change " + dropped.number() + " dropped";
            case SegmentUpdated _, LayerUpdated _, HoldoutUpdated _ -> "Changed " + fields(changes);
            case SegmentUsersChanged users ->
                users.added().size() + " users listed and " + users.removed().size() + " listed no longer";
            case LayerRangeTaken taken -> "Experiment '" + taken.experiment() + "' given buckets " + taken.ranges();
            case LayerRangeReleased released -> "Experiment '" + released.experiment() + "' gave its buckets back";
            case HoldoutEnded _ -> "Ended";
            default -> event.type();
        };
    }

    private static String because(StepCause cause) {
        return switch (cause) {
            case MANUAL -> "";
            case PLAN -> " as planned";
            case GUARDRAIL -> " because a guardrail was breached";
        };
    }

    private static String planned(OptionalInt change) {
        return change.isPresent() ? " as planned in change " + change.getAsInt() : "";
    }

    private static boolean isScheduled(Object event) {
        return (event instanceof ExperimentStarted started && started.trigger() == Trigger.SCHEDULE)
                || (event instanceof ExperimentStopped stopped && stopped.trigger() == Trigger.SCHEDULE)
                || (event instanceof PhaseEntered entered && entered.cause() != StepCause.MANUAL)
                || (event instanceof RolloutHalted halted && halted.cause() != StepCause.MANUAL)
                || event instanceof RolloutCompleted;
    }

    /** The names of the outermost fields that changed. */
    private static String fields(List<Change> changes) {
        var names = changes.stream()
                .map(change -> change.field().split("/", 3)[1].replace('_', ' '))
                .filter(name -> !name.equals("metric version") && !name.equals("scheduled changes"))
                .distinct()
                .collect(joining(", "));
        return names.isEmpty() ? "nothing visible" : names;
    }

    private static String shares(AllocationProposal proposal) {
        return proposal.shares().stream()
                .map(share -> share.variantId() + " " + share.allocation())
                .collect(joining(", "));
    }

    private static String shares(TrafficReallocated reallocated) {
        return reallocated.allocation().weights().entrySet().stream()
                .map(share -> share.getKey() + " " + new Percent(share.getValue()))
                .collect(joining(", "));
    }
}
