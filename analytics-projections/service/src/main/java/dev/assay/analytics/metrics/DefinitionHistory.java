package dev.assay.analytics.metrics;

import dev.assay.analytics.next.Portfolio;
import dev.assay.analytics.proposals.ProposalDirectory;
import dev.assay.analytics.results.ExperimentDirectory;
import dev.assay.analytics.results.ExperimentFacts;
import dev.assay.fold.Definitions;
import dev.assay.fold.PropertyFilter;
import dev.assay.fold.TrackedMetric;
import dev.assay.model.Scope;
import dev.assay.model.company.CompanyId;
import dev.assay.model.company.Environment;
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
import dev.assay.model.experiment.PhaseEntered;
import dev.assay.model.experiment.Status;
import dev.assay.model.experiment.TrafficReallocated;
import dev.assay.model.metric.MetricCreated;
import dev.assay.model.metric.MetricDefinition;
import dev.assay.model.metric.MetricKey;
import dev.assay.model.metric.MetricUpdated;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.Generations;
import dev.assay.rules.Attributes;
import dev.assay.rules.CompiledCondition;
import dev.assay.rules.Condition;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The event store as the metric view needs it: every definition with the position that made it, in memory. Each node reads
 * the event store into its own; a fold waits until it has read as far as the events were accepted under.
 */
public final class DefinitionHistory implements ExperimentDirectory, ProposalDirectory, Portfolio {
    private final Generations generations;
    private final Map<CompanyId, CompanyHistory> companies = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final java.util.concurrent.locks.Condition advanced = lock.newCondition();
    private long position = -1;

    public DefinitionHistory(Generations generations) {
        this.generations = generations;
    }

    /** Takes in an event of the store, whatever its type, from the store's beginning on. */
    public void on(LifecycleEvent event) {
        lock.lock();
        try {
            take(event);
        } finally {
            lock.unlock();
        }
    }

    /** Says that the store has been read up to here, without a gap that an event still on its way could fill. */
    public void reached(long newPosition) {
        lock.lock();
        try {
            position = Math.max(position, newPosition);
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the event at the position has been taken in; whether that happened in time. */
    public boolean awaitPosition(long wanted, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (position < wanted && left > 0) {
                left = advanced.awaitNanos(left);
            }
            return position >= wanted;
        } finally {
            lock.unlock();
        }
    }

    /** What a generation folds under in one environment. */
    Definitions definitions(Generation generation, Environment environment) {
        lock.lock();
        try {
            return company(generation.company()).definitions(generation, environment);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<ExperimentFacts> find(ExperimentKey experiment) {
        var live = generations.live(experiment.scope().company(), MetricProjection.NAME);
        lock.lock();
        try {
            var company = company(experiment.scope().company());
            return company.find(experiment).map(history -> new Facts(company, live.definitionsPosition()).of(history));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Optional<List<ProposalDirectory.Proposed>> proposals(ExperimentKey experiment) {
        lock.lock();
        try {
            return company(experiment.scope().company()).find(experiment).map(ExperimentHistory::proposals);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Entry> entries(Scope scope) {
        var live = generations.live(scope.company(), MetricProjection.NAME);
        lock.lock();
        try {
            var company = company(scope.company());
            var facts = new Facts(company, live.definitionsPosition());
            return company.experiments().stream()
                    .filter(history -> history.isDefined()
                            && history.status() != Status.ARCHIVED
                            && history.key().scope().equals(scope))
                    .sorted(Comparator.<ExperimentHistory, Boolean>comparing(
                                    history -> history.status() != Status.RUNNING)
                            .thenComparing(ExperimentHistory::changedAt, Comparator.reverseOrder()))
                    .map(history -> new Entry(facts.of(history), history.isDecided(), history.changedAt()))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private void take(LifecycleEvent event) {
        long at = event.position();
        switch (event.payload()) {
            case ExperimentCreated created ->
                history(created.experiment(), event).defined(at, created.definition(), created.allocation());
            case ExperimentUpdated updated ->
                history(updated.experiment(), event).defined(at, updated.definition(), updated.allocation());
            case TrafficReallocated moved -> history(moved.experiment(), event).reallocated(at, moved.allocation());
            // A part of the run of its own, even where the variants' shares stay: a phase is judged by who came in it.
            case PhaseEntered entered -> history(entered.experiment(), event).reallocated(at, entered.allocation());
            case AllocationProposed proposed ->
                history(proposed.experiment(), event)
                        .proposed(
                                at,
                                new ProposalDirectory.Proposed(
                                        proposed.number(),
                                        event.at(),
                                        event.context().actor(),
                                        proposed.proposal()));
            case ExperimentScheduled scheduled ->
                history(scheduled.experiment(), event).became(at, Status.SCHEDULED);
            case ExperimentStarted started ->
                history(started.experiment(), event).started(at, event.at());
            case ExperimentPaused paused -> history(paused.experiment(), event).became(at, Status.PAUSED);
            case ExperimentResumed resumed ->
                history(resumed.experiment(), event).became(at, Status.RUNNING);
            case ExperimentStopped stopped ->
                history(stopped.experiment(), event).stopped(at, event.at());
            case ExperimentDecided decided ->
                history(decided.experiment(), event).decided();
            case ExperimentArchived archived ->
                history(archived.experiment(), event).became(at, Status.ARCHIVED);
            case MetricCreated created -> define(created.metric(), at, 1, created.definition());
            case MetricUpdated updated -> define(updated.metric(), at, updated.version(), updated.definition());
            default -> {
                // none of the others says what is measured
            }
        }
    }

    private void define(MetricKey metric, long at, int version, MetricDefinition definition) {
        company(metric.company())
                .metric(metric.id())
                .add(new MetricVersions.Version(at, version, definition, parts(definition)));
    }

    private static List<TrackedMetric.Part> parts(MetricDefinition definition) {
        return definition.parts().stream()
                .map(part -> new TrackedMetric.Part(part.eventName(), filter(part.filter()), part.valueProperty()))
                .toList();
    }

    private static PropertyFilter filter(Condition condition) {
        var compiled = CompiledCondition.of(condition);
        return properties -> compiled.test(Attributes.of(properties));
    }

    private ExperimentHistory history(ExperimentKey key, LifecycleEvent event) {
        var history = company(key.scope().company()).experiment(key);
        history.changed(event.at());
        return history;
    }

    private CompanyHistory company(CompanyId id) {
        return companies.computeIfAbsent(id, key -> new CompanyHistory());
    }
}
