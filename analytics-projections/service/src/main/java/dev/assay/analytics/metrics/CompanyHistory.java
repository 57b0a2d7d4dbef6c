package dev.assay.analytics.metrics;

import dev.assay.fold.Definitions;
import dev.assay.fold.Standing;
import dev.assay.fold.TrackedExperiment;
import dev.assay.fold.TrackedMetric;
import dev.assay.model.company.Environment;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.Variant;
import dev.assay.model.metric.MetricId;
import dev.assay.model.projection.Generation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One company's experiments and metrics, and the definitions its generations fold under. Not for several threads. */
final class CompanyHistory {
    private final Map<ExperimentKey, ExperimentHistory> experiments = new HashMap<>();
    private final Map<MetricId, MetricVersions> metrics = new HashMap<>();
    private final Map<Folding, Definitions> folding = new HashMap<>();

    private record Folding(long definitionsPosition, Environment environment) {}

    ExperimentHistory experiment(ExperimentKey key) {
        folding.clear();
        return experiments.computeIfAbsent(key, ExperimentHistory::new);
    }

    Collection<ExperimentHistory> experiments() {
        return experiments.values();
    }

    MetricVersions metric(MetricId id) {
        folding.clear();
        return metrics.computeIfAbsent(id, key -> new MetricVersions());
    }

    Optional<ExperimentHistory> find(ExperimentKey key) {
        return Optional.ofNullable(experiments.get(key));
    }

    Optional<MetricVersions> find(MetricId id) {
        return Optional.ofNullable(metrics.get(id));
    }

    Definitions definitions(Generation generation, Environment environment) {
        return folding.computeIfAbsent(new Folding(generation.definitionsPosition(), environment), this::compile);
    }

    /**
     * Where an experiment's definitions are read for a generation: at the generation's own position, or at the start of an
     * experiment that started later. Later changes need a rebuild, so that a fold never depends on how far it lags.
     */
    static long frozenAt(ExperimentHistory.Start start, long definitionsPosition) {
        return Math.max(start.position(), definitionsPosition);
    }

    private Definitions compile(Folding wanted) {
        var tracked = new ArrayList<TrackedExperiment>();
        for (var experiment : experiments.values()) {
            if (experiment.isDefined() && experiment.key().scope().environment().equals(wanted.environment())) {
                experiment.start().ifPresent(start -> tracked.add(track(experiment, start, wanted)));
            }
        }
        return Definitions.of(tracked, standing(wanted.definitionsPosition()));
    }

    /**
     * What is kept of events before anybody is exposed. An event is judged by the version in force when it was accepted, or by
     * the generation's own if that is later: either is known by then, however far the history has been read.
     */
    private List<Standing> standing(long definitionsPosition) {
        var standing = new ArrayList<Standing>();
        metrics.forEach((id, versions) -> versions.all().forEach(version -> {
            long until = versions.after(version.position());
            if (!version.definition().preExposureWindow().isZero() && until > definitionsPosition) {
                long from = version.position() <= definitionsPosition ? 0 : version.position();
                standing.add(new Standing(tracked(id, version), from, until));
            }
        }));
        return standing;
    }

    private TrackedExperiment track(ExperimentHistory experiment, ExperimentHistory.Start start, Folding wanted) {
        long frozenAt = frozenAt(start, wanted.definitionsPosition());
        var definition = experiment.asOf(frozenAt);
        return TrackedExperiment.of(
                experiment.key(),
                start.position(),
                experiment.end(),
                List.copyOf(experiment.reallocations().keySet()),
                experiment.asOf(start.position()).variants().stream()
                        .map(Variant::id)
                        .toList(),
                definition.targetMetric().flatMap(id -> track(id, frozenAt)),
                definition.metrics().stream()
                        .filter(id -> !definition.targetMetric().equals(Optional.of(id)))
                        .flatMap(id -> track(id, frozenAt).stream())
                        .toList());
    }

    private Optional<TrackedMetric> track(MetricId id, long frozenAt) {
        return find(id).flatMap(versions -> versions.asOf(frozenAt)).map(version -> tracked(id, version));
    }

    private static TrackedMetric tracked(MetricId id, MetricVersions.Version version) {
        var definition = version.definition();
        return new TrackedMetric(
                version.position(),
                Optional.of(id),
                version.number(),
                definition.kind(),
                version.parts(),
                new TrackedMetric.Span(
                        micros(definition.windowStart()),
                        micros(definition.conversionWindow()),
                        micros(definition.preExposureWindow())),
                definition.cap().stream()
                        .flatMapToDouble(cap -> cap.value().stream())
                        .mapToLong(value -> Math.round(value * 1e6))
                        .findFirst()
                        .orElse(TrackedMetric.NO_CAP));
    }

    private static long micros(Duration duration) {
        return duration.toMillis() * 1_000;
    }
}
