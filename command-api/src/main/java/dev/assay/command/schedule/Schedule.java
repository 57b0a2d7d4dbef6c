package dev.assay.command.schedule;

import dev.assay.model.Scope;
import dev.assay.model.experiment.ExperimentArchived;
import dev.assay.model.experiment.ExperimentCreated;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.ExperimentScheduled;
import dev.assay.model.experiment.ExperimentStarted;
import dev.assay.model.experiment.ExperimentStopped;
import dev.assay.model.experiment.ExperimentUpdated;
import dev.assay.model.experiment.StartExperiment;
import dev.assay.model.experiment.StopExperiment;
import dev.assay.model.experiment.Trigger;
import dev.assay.model.flag.CarryOutFlagChange;
import dev.assay.model.flag.FlagArchived;
import dev.assay.model.flag.FlagChangeDropped;
import dev.assay.model.flag.FlagChangeScheduled;
import dev.assay.model.flag.FlagDisabled;
import dev.assay.model.flag.FlagEnabled;
import dev.assay.model.flag.FlagKey;
import dev.assay.model.flag.FlagUpdated;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is due when, kept in memory from the events alone. Nothing else remembers it, so a restart that slept over a moment
 * finds it again; the aggregate refuses whatever comes a second time.
 */
public final class Schedule {
    static final String END_REACHED = "The end date was reached.";

    private final Map<ExperimentKey, Entry> entries = new ConcurrentHashMap<>();
    private final Map<FlagChange, Instant> flagChanges = new ConcurrentHashMap<>();

    private record Entry(Optional<Instant> startAt, Optional<Instant> stopAt, boolean scheduled, boolean live) {
        Entry dated(Optional<Instant> start, Optional<Instant> stop) {
            return new Entry(start, stop, scheduled, live);
        }
    }

    private record FlagChange(FlagKey flag, int number) {}

    /**
     * A command whose moment has come.
     *
     * @param stream the aggregate it is for
     */
    record Due(Scope scope, Object stream, Object id, Object command) {
        static Due of(ExperimentKey experiment, Object command) {
            return new Due(experiment.scope(), experiment, experiment.id(), command);
        }
    }

    public void on(Object event) {
        switch (event) {
            case ExperimentCreated created ->
                entries.put(
                        created.experiment(),
                        new Entry(
                                created.definition().startDate(),
                                created.definition().endDate(),
                                false,
                                false));
            case ExperimentUpdated updated ->
                entries.computeIfPresent(
                        updated.experiment(),
                        (_, entry) -> entry.dated(
                                updated.definition().startDate(),
                                updated.definition().endDate()));
            case ExperimentScheduled scheduled ->
                entries.put(
                        scheduled.experiment(),
                        new Entry(Optional.of(scheduled.startAt()), scheduled.endAt(), true, false));
            case ExperimentStarted started ->
                entries.computeIfPresent(
                        started.experiment(), (_, entry) -> new Entry(entry.startAt(), entry.stopAt(), false, true));
            case ExperimentStopped stopped -> entries.remove(stopped.experiment());
            case ExperimentArchived archived -> entries.remove(archived.experiment());
            default -> onFlag(event);
        }
    }

    private void onFlag(Object event) {
        switch (event) {
            case FlagChangeScheduled planned ->
                flagChanges.put(
                        new FlagChange(planned.flag(), planned.number()),
                        planned.change().at());
            case FlagChangeDropped dropped -> settled(dropped.flag(), OptionalInt.of(dropped.number()));
            case FlagUpdated updated -> settled(updated.flag(), updated.change());
            case FlagEnabled enabled -> settled(enabled.flag(), enabled.change());
            case FlagDisabled disabled -> settled(disabled.flag(), disabled.change());
            case FlagArchived archived ->
                flagChanges.keySet().removeIf(change -> change.flag().equals(archived.flag()));
            default -> {}
        }
    }

    private void settled(FlagKey flag, OptionalInt change) {
        change.ifPresent(number -> flagChanges.remove(new FlagChange(flag, number)));
    }

    /** Asked several times a second, of thousands of experiments of which hardly any is due. */
    List<Due> due(Instant now) {
        var due = new ArrayList<Due>();
        for (var entry : entries.entrySet()) {
            due(entry.getKey(), entry.getValue(), now).ifPresent(due::add);
        }
        flagChanges.forEach((change, at) -> {
            if (!at.isAfter(now)) {
                var flag = change.flag();
                due.add(new Due(flag.scope(), flag, flag.id(), new CarryOutFlagChange(flag, change.number())));
            }
        });
        return due;
    }

    private static Optional<Due> due(ExperimentKey experiment, Entry entry, Instant now) {
        if (entry.scheduled() && isPast(entry.startAt(), now)) {
            return Optional.of(Due.of(experiment, new StartExperiment(experiment, Trigger.SCHEDULE)));
        }
        if (entry.live() && isPast(entry.stopAt(), now)) {
            return Optional.of(Due.of(experiment, new StopExperiment(experiment, Trigger.SCHEDULE, END_REACHED)));
        }
        return Optional.empty();
    }

    private static boolean isPast(Optional<Instant> moment, Instant now) {
        return moment.isPresent() && !moment.get().isAfter(now);
    }
}
