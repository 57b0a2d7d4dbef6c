package dev.assay.model.event;

import dev.assay.model.access.ResultsAccessed;
import dev.assay.model.company.ApiKeyIssued;
import dev.assay.model.company.ApiKeyRevoked;
import dev.assay.model.company.CompanyCreated;
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
import dev.assay.model.experiment.PhaseEntered;
import dev.assay.model.experiment.RolloutCompleted;
import dev.assay.model.experiment.RolloutContinued;
import dev.assay.model.experiment.RolloutHalted;
import dev.assay.model.experiment.TrafficReallocated;
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
import dev.assay.model.privacy.UserOptedIn;
import dev.assay.model.privacy.UserOptedOut;
import dev.assay.model.projection.GenerationDiscarded;
import dev.assay.model.projection.GenerationPromoted;
import dev.assay.model.projection.RebuildCompleted;
import dev.assay.model.projection.RebuildFailed;
import dev.assay.model.projection.RebuildRequested;
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
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every event type there is, by its stored name and by its class. */
public final class EventTypes {
    public static final List<Class<?>> ALL = List.of(
            CompanyCreated.class,
            ApiKeyIssued.class,
            ApiKeyRevoked.class,
            ExperimentCreated.class,
            ExperimentUpdated.class,
            ExperimentScheduled.class,
            ExperimentStarted.class,
            ExperimentPaused.class,
            ExperimentResumed.class,
            TrafficReallocated.class,
            AllocationProposed.class,
            PhaseEntered.class,
            RolloutHalted.class,
            RolloutContinued.class,
            RolloutCompleted.class,
            ExperimentStopped.class,
            ExperimentDecided.class,
            ExperimentArchived.class,
            OverrideSet.class,
            OverrideRemoved.class,
            MetricCreated.class,
            MetricUpdated.class,
            MetricArchived.class,
            FlagCreated.class,
            FlagUpdated.class,
            FlagEnabled.class,
            FlagDisabled.class,
            FlagArchived.class,
            TargetSet.class,
            TargetRemoved.class,
            FlagChangeScheduled.class,
            FlagChangeDropped.class,
            SegmentCreated.class,
            SegmentUpdated.class,
            SegmentUsersChanged.class,
            SegmentArchived.class,
            LayerCreated.class,
            LayerUpdated.class,
            LayerRangeTaken.class,
            LayerRangeReleased.class,
            LayerArchived.class,
            HoldoutCreated.class,
            HoldoutUpdated.class,
            HoldoutEnded.class,
            UserOptedOut.class,
            UserOptedIn.class,
            RebuildRequested.class,
            RebuildCompleted.class,
            RebuildFailed.class,
            GenerationPromoted.class,
            GenerationDiscarded.class,
            ResultsAccessed.class);

    private static final Map<String, Class<?>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventTypes::nameOf, Function.identity()));

    private EventTypes() {}

    public static Optional<Class<?>> classOf(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    public static String nameOf(Class<?> type) {
        return annotation(type).value();
    }

    public static int revisionOf(Class<?> type) {
        return annotation(type).revision();
    }

    public static boolean isEvent(Class<?> type) {
        return type.isAnnotationPresent(EventName.class);
    }

    private static EventName annotation(Class<?> type) {
        var name = type.getAnnotation(EventName.class);
        if (name == null) {
            throw new IllegalArgumentException(type + " is not an event: it has no @EventName");
        }
        return name;
    }
}
