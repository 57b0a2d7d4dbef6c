package dev.assay.query.catalogue;

import dev.assay.model.company.ApiKeyIssued;
import dev.assay.model.company.ApiKeyRevoked;
import dev.assay.model.company.CompanyCreated;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.experiment.AllocationProposed;
import dev.assay.model.experiment.ExperimentArchived;
import dev.assay.model.experiment.ExperimentCreated;
import dev.assay.model.experiment.ExperimentDecided;
import dev.assay.model.experiment.ExperimentKey;
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
import dev.assay.model.json.ModelJson;
import dev.assay.model.metric.MetricArchived;
import dev.assay.model.metric.MetricCreated;
import dev.assay.model.metric.MetricKey;
import dev.assay.model.metric.MetricUpdated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/** Applies one batch: reads what its events touch at once, folds in memory, writes at once. */
final class CatalogueBatch {
    private final List<LifecycleEvent> events;
    private final ExperimentRows experiments;
    private final OverrideRows overrides;
    private final MetricRows metrics;
    private final ResourceRows resources;
    private final CompanyRows companies;
    private final HistoryRows history;

    CatalogueBatch(Handle handle, int generation, List<LifecycleEvent> events) {
        this.events = events;
        experiments = new ExperimentRows(handle, generation);
        overrides = new OverrideRows(handle, generation);
        metrics = new MetricRows(handle, generation);
        resources = new ResourceRows(handle, generation);
        companies = new CompanyRows(handle, generation);
        history = new HistoryRows(handle, generation);
    }

    void apply() {
        experiments.load(touched(CatalogueBatch::experimentOf));
        overrides.load(touched(OverrideRows::slotOf));
        metrics.load(touched(CatalogueBatch::metricOf));
        resources.load(touched(ResourceDocument::subjectOf));
        events.forEach(this::apply);
        companies.save();
        metrics.save();
        resources.save();
        experiments.save();
        overrides.save();
        history.save();
    }

    private void apply(LifecycleEvent event) {
        switch (event.payload()) {
            case CompanyCreated created -> companies.add(created, event.at());
            case ApiKeyIssued issued -> companies.add(issued, event.at());
            case ApiKeyRevoked revoked -> companies.revoke(revoked, event.at());
            default -> {
                experimentOf(event.payload()).ifPresent(key -> applyToExperiment(key, event));
                metricOf(event.payload()).ifPresent(key -> applyToMetric(key, event));
                ResourceDocument.subjectOf(event.payload()).ifPresent(resource -> applyTo(resource, event));
            }
        }
    }

    private void applyToExperiment(ExperimentKey key, LifecycleEvent event) {
        var isNew = event.payload() instanceof ExperimentCreated;
        var before = isNew ? ModelJson.mapper().createObjectNode() : experiments.get(key);
        var after = event.payload() instanceof ExperimentCreated created
                ? ExperimentDocument.created(created, event)
                : ExperimentDocument.after(before, event);
        var changes = new ArrayList<>(
                JsonDiff.between(ExperimentDocument.compared(before), ExperimentDocument.compared(after)));
        changes.addAll(overrides.change(event.payload()));
        experiments.put(key, after);
        var scope = key.scope().environment().value();
        history.add(new HistoryEntry(HistoryEntry.experiment(scope, key.id().value()), event, changes));
    }

    private void applyToMetric(MetricKey key, LifecycleEvent event) {
        var id = key.id().value();
        if (event.payload() instanceof MetricCreated created) {
            var metric = MetricDocument.created(created, event);
            var nothing = ModelJson.mapper().createObjectNode();
            metrics.put(id, metric);
            history.add(new HistoryEntry(HistoryEntry.metric(id), event, JsonDiff.between(nothing, metric.compared())));
        } else {
            var before = metrics.get(id);
            var after = before.after(event);
            metrics.put(id, after);
            history.add(new HistoryEntry(
                    HistoryEntry.metric(id), event, JsonDiff.between(before.compared(), after.compared())));
        }
    }

    private void applyTo(Resource resource, LifecycleEvent event) {
        var created = ResourceDocument.created(event);
        var before = created.isPresent() ? ModelJson.mapper().createObjectNode() : resources.get(resource);
        var after = created.orElseGet(() -> ResourceDocument.after(before, event));
        resources.put(resource, after);
        history.add(new HistoryEntry(
                resource.path(),
                event,
                JsonDiff.between(ResourceDocument.compared(before), ResourceDocument.compared(after))));
    }

    private <T> List<T> touched(Function<Object, Optional<T>> by) {
        return events.stream()
                .flatMap(event -> by.apply(event.payload()).stream())
                .distinct()
                .toList();
    }

    private static Optional<ExperimentKey> experimentOf(Object event) {
        return switch (event) {
            case ExperimentCreated e -> Optional.of(e.experiment());
            case ExperimentUpdated e -> Optional.of(e.experiment());
            case ExperimentScheduled e -> Optional.of(e.experiment());
            case ExperimentStarted e -> Optional.of(e.experiment());
            case ExperimentPaused e -> Optional.of(e.experiment());
            case ExperimentResumed e -> Optional.of(e.experiment());
            case TrafficReallocated e -> Optional.of(e.experiment());
            case AllocationProposed e -> Optional.of(e.experiment());
            case PhaseEntered e -> Optional.of(e.experiment());
            case RolloutHalted e -> Optional.of(e.experiment());
            case RolloutContinued e -> Optional.of(e.experiment());
            case RolloutCompleted e -> Optional.of(e.experiment());
            case ExperimentStopped e -> Optional.of(e.experiment());
            case ExperimentDecided e -> Optional.of(e.experiment());
            case ExperimentArchived e -> Optional.of(e.experiment());
            case OverrideSet e -> Optional.of(e.experiment());
            case OverrideRemoved e -> Optional.of(e.experiment());
            default -> Optional.empty();
        };
    }

    private static Optional<MetricKey> metricOf(Object event) {
        return switch (event) {
            case MetricCreated e -> Optional.of(e.metric());
            case MetricUpdated e -> Optional.of(e.metric());
            case MetricArchived e -> Optional.of(e.metric());
            default -> Optional.empty();
        };
    }
}
