package dev.assay.assignment.configuration;

import static dev.assay.assignment.fixture.Store.ACME;
import static dev.assay.assignment.fixture.Store.STAGING;

import dev.assay.assignment.fixture.Draft;
import dev.assay.assignment.fixture.Store;
import dev.assay.model.access.ResultsAccessed;
import dev.assay.model.behaviour.UserReference;
import dev.assay.model.company.Role;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.experiment.ExperimentArchived;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.ExperimentPaused;
import dev.assay.model.experiment.ExperimentResumed;
import dev.assay.model.experiment.ExperimentScheduled;
import dev.assay.model.experiment.ExperimentStopped;
import dev.assay.model.experiment.ExperimentUpdated;
import dev.assay.model.experiment.OverrideRemoved;
import dev.assay.model.experiment.TrafficReallocated;
import dev.assay.model.experiment.Trigger;
import dev.assay.rules.Allocation;
import dev.assay.rules.Operator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Random histories of one company: experiments in two environments, keys, overrides. */
final class Histories {
    private final Store store = new Store();
    private final Set<ExperimentKey> created = new HashSet<>();
    private final Set<String> keys = new HashSet<>();

    private Histories() {}

    /** Each number is a deed; what cannot be done yet becomes what must come before it. */
    static List<LifecycleEvent> of(List<Integer> deeds) {
        var history = new Histories();
        deeds.forEach(history::add);
        return history.store.events();
    }

    /** Another order in which every stream keeps its own: the numbers say whose event comes next. */
    static List<LifecycleEvent> reordered(List<LifecycleEvent> events, List<Integer> turns) {
        var streams = new LinkedHashMap<String, ArrayDeque<LifecycleEvent>>();
        events.forEach(event ->
                streams.computeIfAbsent(event.stream(), _ -> new ArrayDeque<>()).add(event));
        var left = new ArrayList<>(streams.values());
        var reordered = new ArrayList<LifecycleEvent>();
        for (int turn = 0; !left.isEmpty(); turn++) {
            int number = turns.isEmpty() ? 0 : turns.get(turn % turns.size());
            var stream = left.get(Math.floorMod(number + turn, left.size()));
            reordered.add(stream.remove());
            if (stream.isEmpty()) {
                left.remove(stream);
            }
        }
        return reordered;
    }

    private void add(int deed) {
        int detail = deed / 15;
        var key = Store.experiment(detail % 2 == 0 ? ACME : STAGING, "experiment-" + detail / 2 % 3);
        if (deed % 15 < 12 && created.add(key)) {
            store.created(key, draft(detail));
        } else {
            add(deed % 15, detail, key);
        }
    }

    private void add(int kind, int detail, ExperimentKey key) {
        switch (kind) {
            case 0, 1 -> store.started(key);
            case 2 -> store.append(key, new ExperimentPaused(key, ""));
            case 3 -> store.append(key, new ExperimentResumed(key));
            case 4 -> store.append(key, new ExperimentStopped(key, Trigger.MANUAL, "enough"));
            case 5 -> store.append(key, new ExperimentArchived(key));
            case 6 -> store.append(key, new ExperimentScheduled(key, Store.START, Optional.empty()));
            case 7 -> store.append(key, new TrafficReallocated(key, allocation(detail), "because"));
            case 8 -> store.append(key, new ExperimentUpdated(key, draft(detail).definition(), allocation(detail)));
            case 9, 10 -> store.forced(key, user(detail), detail % 2 == 0 ? "control" : "treatment");
            case 11 -> store.append(key, new OverrideRemoved(key, user(detail)));
            case 12, 13 -> key("assay_client_" + detail % 5);
            default -> store.append(ACME, "look-" + store.size(), new ResultsAccessed(key, "results"));
        }
    }

    private void key(String text) {
        if (keys.add(text)) {
            store.issued(ACME, Role.CLIENT, text);
        } else {
            store.revoked(ACME, text);
        }
    }

    private static Draft draft(int detail) {
        return Draft.halves()
                .covering(detail % 10_000)
                .targeting(Draft.comparison("plan", Operator.IN, "a", detail, detail % 3 == 0));
    }

    private static Allocation allocation(int detail) {
        int share = detail % 10_001;
        return Allocation.of(Draft.split(10_000 - share, share).definition().weights());
    }

    private static UserReference user(int detail) {
        var bytes = new byte[32];
        bytes[31] = (byte) (detail % 7);
        return new UserReference(bytes);
    }
}
