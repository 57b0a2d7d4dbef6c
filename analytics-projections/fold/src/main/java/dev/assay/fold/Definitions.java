package dev.assay.fold;

import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.behaviour.BehaviourKind;
import dev.assay.model.experiment.ExperimentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the fold measures in one environment of one company. Immutable. */
public final class Definitions {
    public static final Definitions NONE = new Definitions(List.of(), List.of());

    private final Map<ExperimentId, TrackedExperiment> byId = new HashMap<>();
    private final Map<Long, TrackedExperiment> byStart = new HashMap<>();
    private final Map<String, List<Measured>> byEventName = new HashMap<>();

    /** A part of a metric version, the experiments that are measured by it, and when it is kept without any. */
    private record Measured(
            TrackedMetric metric, int part, List<TrackedExperiment> experiments, List<Standing> standing) {
        boolean concernedBy(long position, long at) {
            for (var experiment : experiments) {
                if (experiment.concernedBy(position, at, metric.span())) {
                    return true;
                }
            }
            for (var one : standing) {
                if (one.covers(position)) {
                    return true;
                }
            }
            return false;
        }
    }

    private Definitions(Collection<TrackedExperiment> experiments, Collection<Standing> standing) {
        var measured = new HashMap<Long, Measured>();
        for (var experiment : experiments) {
            byId.put(experiment.key().id(), experiment);
            byStart.put(experiment.startPosition(), experiment);
            for (var metric : experiment.metrics()) {
                if (!metric.isOwnConversions()) {
                    for (int part = 0; part < metric.parts().size(); part++) {
                        of(metric, part, measured).experiments().add(experiment);
                    }
                }
            }
        }
        for (var one : standing) {
            for (int part = 0; part < one.metric().parts().size(); part++) {
                of(one.metric(), part, measured).standing().add(one);
            }
        }
        for (var one : measured.values()) {
            byEventName
                    .computeIfAbsent(one.metric().parts().get(one.part()).eventName(), name -> new ArrayList<>())
                    .add(one);
        }
    }

    private static Measured of(TrackedMetric metric, int part, Map<Long, Measured> measured) {
        return measured.computeIfAbsent(
                metric.stream(part), stream -> new Measured(metric, part, new ArrayList<>(), new ArrayList<>()));
    }

    /** All experiments of one environment that were ever started, with nothing kept from before. */
    public static Definitions of(Collection<TrackedExperiment> experiments) {
        return new Definitions(experiments, List.of());
    }

    /** All experiments of one environment that were ever started, and the metrics whose events are kept without them. */
    public static Definitions of(Collection<TrackedExperiment> experiments, Collection<Standing> standing) {
        return new Definitions(experiments, standing);
    }

    public Optional<TrackedExperiment> experiment(ExperimentId id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Nullable
    TrackedExperiment startedAt(long startPosition) {
        return byStart.get(startPosition);
    }

    /** Hands on what the event says about any experiment; an event that concerns none leaves no trace. */
    void sort(BehaviourEvent event, Additions additions) {
        long at = Micros.of(event.occurredAt());
        if (event.kind() == BehaviourKind.EXPOSURE) {
            sortExposure(event, at, additions);
            return;
        }
        if (event.kind() == BehaviourKind.CONVERSION && event.experiment().isPresent()) {
            sortOwnConversion(event, at, additions);
        }
        var candidates = byEventName.get(event.eventName());
        if (candidates != null) {
            sortMeasured(event, at, candidates, additions);
        }
    }

    private void sortExposure(BehaviourEvent event, long at, Additions additions) {
        if (event.experiment().isEmpty() || event.variant().isEmpty()) {
            return;
        }
        var experiment = byId.get(event.experiment().get());
        if (experiment != null && event.lifecyclePosition() >= experiment.startPosition()) {
            int variant = experiment.variants().indexOf(event.variant().get());
            if (variant >= 0) {
                int period = experiment.periodAt(event.lifecyclePosition());
                additions.exposure(experiment.startPosition(), variant, new Seen(at, Traits.of(event), period));
            }
        }
    }

    private void sortOwnConversion(BehaviourEvent event, long at, Additions additions) {
        var experiment = byId.get(event.experiment().orElseThrow());
        if (experiment != null
                && experiment.judgedByOwnConversions()
                && event.lifecyclePosition() >= experiment.startPosition()) {
            // The position has done its work here; leaving it out keeps the state small.
            additions.entry(
                    TrackedMetric.stream(experiment.startPosition(), 0), at, EventHash.of(event.eventId()), 0, 0);
        }
    }

    private static void sortMeasured(BehaviourEvent event, long at, List<Measured> candidates, Additions additions) {
        long position = event.lifecyclePosition();
        for (var candidate : candidates) {
            var part = candidate.metric().parts().get(candidate.part());
            if (candidate.concernedBy(position, at) && part.filter().lets(event.properties())) {
                additions.entry(
                        candidate.metric().stream(candidate.part()),
                        at,
                        EventHash.of(event.eventId()),
                        part.valueOf(event.properties()),
                        position);
            }
        }
    }
}
