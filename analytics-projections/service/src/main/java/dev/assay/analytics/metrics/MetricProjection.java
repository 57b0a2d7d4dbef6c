package dev.assay.analytics.metrics;

import dev.assay.analytics.metrics.MetricStore.StateChange;
import dev.assay.fold.Contributions;
import dev.assay.fold.Definitions;
import dev.assay.fold.Fold;
import dev.assay.fold.UserState;
import dev.assay.model.Scope;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.projection.BehaviourProjection;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.ProjectionName;
import java.sql.SQLTransientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The metric view. A batch is folded user by user: read the states, fold, write the states and what changed in the
 * statistics, all in the caller's transaction. Larger batches cost less an event: a user is read and written once each.
 */
public final class MetricProjection implements BehaviourProjection {
    public static final ProjectionName NAME = new ProjectionName("metrics");

    /** Minutes are kept so long; the live view shows the last hour. */
    static final Duration WINDOWS_KEPT = Duration.ofHours(2);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final MetricStore store;
    private final DefinitionHistory history;
    private final ResultsChanges changes;
    private final Clock clock;

    public MetricProjection(MetricStore store, DefinitionHistory history, ResultsChanges changes, Clock clock) {
        this.store = store;
        this.history = history;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public ProjectionName name() {
        return NAME;
    }

    @Override
    public void apply(Generation generation, List<BehaviourEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        awaitDefinitions(generation, events);
        var windowsFrom = clock.instant().minus(WINDOWS_KEPT);
        var byScope = new HashMap<Scope, Map<Unit, List<BehaviourEvent>>>();
        for (var event : events) {
            byScope.computeIfAbsent(event.scope(), scope -> new HashMap<>());
        }
        byScope.forEach((scope, users) -> {
            var unit = new Unit.Of(scope);
            for (var event : events) {
                if (event.scope().equals(scope)) {
                    users.computeIfAbsent(unit.user(event.user()), key -> new ArrayList<>(2))
                            .add(event);
                }
            }
            fold(generation, history.definitions(generation, scope.environment()), users, windowsFrom);
        });
    }

    private void fold(
            Generation generation,
            Definitions definitions,
            Map<Unit, List<BehaviourEvent>> users,
            Instant windowsFrom) {
        var additions = new TreeMap<Unit, UserState>();
        users.forEach((unit, events) -> {
            var addition = Fold.fold(UserState.EMPTY, events, definitions);
            if (!addition.isEmpty()) {
                additions.put(unit, addition);
            }
        });
        if (additions.isEmpty()) {
            return;
        }
        var stored = store.states(generation, List.copyOf(additions.keySet())).iterator();
        var contributions = new Contributions(definitions, windowsFrom);
        var states = new ArrayList<StateChange>(additions.size());
        additions.forEach((unit, addition) -> {
            var bytes = stored.next();
            var before = UserState.decode(bytes);
            var after = before.merge(addition);
            if (after != before) {
                contributions.replace(before, after);
                states.add(new StateChange(unit, after.encode(), bytes.length == 0));
            }
        });
        if (!states.isEmpty()) {
            var deltas = contributions.toDeltas();
            store.write(generation, states, deltas);
            changes.afterCommit(generation, deltas);
        }
    }

    /**
     * Nobody may judge an event by definitions older than those it was accepted under: it would be dropped as unknown, and
     * a rebuild would keep it.
     */
    private void awaitDefinitions(Generation generation, List<BehaviourEvent> events) {
        long needed = generation.definitionsPosition();
        for (var event : events) {
            needed = Math.max(needed, event.lifecyclePosition());
        }
        try {
            if (!history.awaitPosition(needed, PATIENCE)) {
                // Of the kind that passes by itself: the events are tried again, not put aside as faulty.
                throw new IllegalStateException(
                        new SQLTransientException("the definitions up to position " + needed + " have not arrived"));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for definitions", stopping);
        }
    }

    /** Forgets minutes nobody shows any more; call it now and then. */
    public void pruneWindows() {
        store.pruneWindows(clock.instant().minus(WINDOWS_KEPT));
    }

    @Override
    public void erase(Generation generation) {
        store.erase(generation);
    }

    @Override
    public String checksum(Generation generation) {
        return store.checksum(generation);
    }
}
