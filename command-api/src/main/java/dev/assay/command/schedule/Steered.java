package dev.assay.command.schedule;

import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.experiment.AllocationProposed;
import dev.assay.model.experiment.ExperimentArchived;
import dev.assay.model.experiment.ExperimentCreated;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.ExperimentPaused;
import dev.assay.model.experiment.ExperimentResumed;
import dev.assay.model.experiment.ExperimentStarted;
import dev.assay.model.experiment.ExperimentStopped;
import dev.assay.model.experiment.ExperimentUpdated;
import dev.assay.model.experiment.PhaseEntered;
import dev.assay.model.experiment.Rollout;
import dev.assay.model.experiment.RolloutCompleted;
import dev.assay.model.experiment.RolloutContinued;
import dev.assay.model.experiment.RolloutDirectory;
import dev.assay.model.experiment.RolloutHalted;
import dev.assay.model.experiment.RolloutUnderWay;
import dev.assay.model.experiment.Steering;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** The experiments whose traffic is moved by a plan or a bandit, kept in memory from the events alone. */
public final class Steered implements RolloutDirectory {
    private final Map<ExperimentKey, Entry> entries = new ConcurrentHashMap<>();

    /**
     * One of them.
     *
     * @param position of the event by which the rollout's phase was entered
     * @param turnedAt when a bandit last divided its traffic, or when it started
     */
    record Entry(
            Steering steering,
            boolean live,
            boolean running,
            Rollout rollout,
            long position,
            Instant turnedAt,
            int proposals) {
        static Entry of(Steering steering) {
            return new Entry(steering, false, false, Rollout.NOT_BEGUN, -1, Instant.EPOCH, 0);
        }

        Entry steeredBy(Steering next) {
            return new Entry(next, live, running, rollout, position, turnedAt, proposals);
        }

        Entry started(Instant at) {
            return new Entry(steering, true, true, rollout, position, at, proposals);
        }

        Entry running(boolean next) {
            return new Entry(steering, live, next, rollout, position, turnedAt, proposals);
        }

        Entry with(Rollout next, long at) {
            return new Entry(steering, live, running, next, at, turnedAt, proposals);
        }

        Entry proposed(int number, Instant at) {
            return new Entry(steering, live, running, rollout, position, at, number);
        }

        Optional<RolloutUnderWay> underWay() {
            return steering.rollout().filter(_ -> live).map(plan -> new RolloutUnderWay(plan, rollout, position));
        }
    }

    public void on(LifecycleEvent event) {
        switch (event.payload()) {
            case ExperimentCreated created ->
                define(created.experiment(), created.definition().steering());
            case ExperimentUpdated updated ->
                define(updated.experiment(), updated.definition().steering());
            case ExperimentStarted started -> change(started.experiment(), entry -> entry.started(event.at()));
            case ExperimentPaused paused -> change(paused.experiment(), entry -> entry.running(false));
            case ExperimentResumed resumed -> change(resumed.experiment(), entry -> entry.running(true));
            case PhaseEntered entered ->
                change(
                        entered.experiment(),
                        entry -> entry.with(entry.rollout().entered(entered.phase(), event.at()), event.position()));
            case RolloutHalted halted ->
                change(
                        halted.experiment(),
                        entry -> entry.with(entry.rollout().halted(halted.cause()), entry.position()));
            case RolloutContinued continued ->
                change(
                        continued.experiment(),
                        entry -> entry.with(entry.rollout().continued(), entry.position()));
            case RolloutCompleted completed ->
                change(
                        completed.experiment(),
                        entry -> entry.with(entry.rollout().complete(), entry.position()));
            case AllocationProposed proposed ->
                change(proposed.experiment(), entry -> entry.proposed(proposed.number(), event.at()));
            case ExperimentStopped stopped -> entries.remove(stopped.experiment());
            case ExperimentArchived archived -> entries.remove(archived.experiment());
            default -> {}
        }
    }

    private void define(ExperimentKey experiment, Steering steering) {
        if (steering.strategy() == Steering.Strategy.FIXED) {
            entries.remove(experiment);
        } else {
            entries.merge(experiment, Entry.of(steering), (present, _) -> present.steeredBy(steering));
        }
    }

    private void change(ExperimentKey experiment, UnaryOperator<Entry> change) {
        entries.computeIfPresent(experiment, (_, entry) -> change.apply(entry));
    }

    /** Those that are not paused. */
    Map<ExperimentKey, Entry> running() {
        var running = new ConcurrentHashMap<>(entries);
        running.values().removeIf(entry -> !entry.running());
        return running;
    }

    @Override
    public Optional<RolloutUnderWay> find(ExperimentKey experiment) {
        return Optional.ofNullable(entries.get(experiment)).flatMap(Entry::underWay);
    }
}
