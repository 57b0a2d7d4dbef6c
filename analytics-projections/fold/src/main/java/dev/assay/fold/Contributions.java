package dev.assay.fold;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/**
 * Gathers what users' states contribute to the statistics of one environment. A change of a user's state is the old
 * contribution taken back and the new one added. Not for several threads.
 */
public final class Contributions {
    private static final long MINUTE = 60_000_000L;
    private static final long DAY = 86_400_000_000L;
    private static final int EXPOSURES = -1;
    private static final int WINDOW = -2;

    private final Definitions definitions;
    private final long windowsFrom;
    private final Map<Slot, Totals> totals = new HashMap<>();

    /** @param period the day, or the minute, counted from 1970 */
    private record Slot(long experiment, int variant, long period, int metric) {}

    private static final class Totals {
        private long users;
        private long others;
        private final WideSum sum = new WideSum();
        private final WideSum squares = new WideSum();

        boolean isZero() {
            return users == 0 && others == 0 && sum.isZero() && squares.isZero();
        }
    }

    /** @param windowsFrom minutes before this one are not gathered */
    public Contributions(Definitions definitions, Instant windowsFrom) {
        this.definitions = definitions;
        this.windowsFrom = Math.floorDiv(Micros.of(windowsFrom), MINUTE);
    }

    public void replace(UserState before, UserState after) {
        gather(before, -1);
        gather(after, 1);
    }

    private void gather(UserState state, int sign) {
        for (int i = 0; i < state.exposures(); ) {
            int first = i;
            int end = i + 1;
            for (; end < state.exposures() && state.experiment(end) == state.experiment(i); end++) {
                if (state.firstSeen(end) < state.firstSeen(first)) {
                    first = end;
                }
            }
            gather(state, first, end - i > 1, sign);
            i = end;
        }
    }

    private void gather(UserState state, int first, boolean crossover, int sign) {
        var experiment = definitions.startedAt(state.experiment(first));
        if (experiment == null) {
            throw new IllegalStateException(
                    "no experiment started at position " + state.experiment(first) + " in these definitions");
        }
        int variant = state.variant(first);
        long firstSeen = state.firstSeen(first);
        var exposures = totals(experiment, variant, Math.floorDiv(firstSeen, DAY), EXPOSURES);
        if (crossover) {
            exposures.others += sign;
            return;
        }
        exposures.users += sign;
        if (Math.floorDiv(firstSeen, MINUTE) >= windowsFrom) {
            totals(experiment, variant, Math.floorDiv(firstSeen, MINUTE), WINDOW).users += sign;
        }
        for (int metric = 0; metric < experiment.metrics().size(); metric++) {
            var entries = state.entriesOf(experiment.metrics().get(metric).stream());
            if (entries.size() > 0) {
                measure(experiment, variant, firstSeen, metric, entries, sign);
            }
        }
    }

    private void measure(
            TrackedExperiment experiment, int variant, long firstSeen, int metric, Entries entries, int sign) {
        var measured = experiment.metrics().get(metric);
        var value = new UserValue(measured.kind());
        for (int i = entries.firstFrom(firstSeen); i < entries.size(); i++) {
            long at = entries.at(i);
            if (!measured.covers(firstSeen, at)) {
                break;
            }
            if (measured.isOwnConversions()
                    || experiment.concernedBy(entries.position(i), at, measured.windowMicros())) {
                boolean convertedBefore = value.converted();
                long added = value.add(entries.value(i));
                if (metric == 0 && added != Micros.REJECTED && Math.floorDiv(at, MINUTE) >= windowsFrom) {
                    var window = totals(experiment, variant, Math.floorDiv(at, MINUTE), WINDOW);
                    window.others += convertedBefore ? 0 : sign;
                    window.sum.add(sign * added);
                }
            }
        }
        if (value.converted() || value.rejected() > 0) {
            add(totals(experiment, variant, Math.floorDiv(firstSeen, DAY), metric), value, sign);
        }
    }

    private static void add(Totals totals, UserValue value, int sign) {
        long total = value.total();
        totals.users += value.converted() ? sign : 0;
        totals.others += sign * value.rejected();
        totals.sum.add(sign * total);
        if (sign > 0) {
            totals.squares.addSquare(total);
        } else {
            totals.squares.subtractSquare(total);
        }
    }

    private Totals totals(TrackedExperiment experiment, int variant, long period, int metric) {
        return totals.computeIfAbsent(
                new Slot(experiment.startPosition(), variant, period, metric), slot -> new Totals());
    }

    /** All that changed, in no particular order. */
    public Deltas toDeltas() {
        var exposures = new ArrayList<Deltas.Exposures>();
        var measurements = new ArrayList<Deltas.Measurements>();
        var windows = new ArrayList<Deltas.Window>();
        totals.forEach((slot, sums) -> {
            var experiment = definitions.startedAt(slot.experiment());
            if (experiment == null || sums.isZero()) {
                return;
            }
            var variant = experiment.variants().get(slot.variant());
            if (slot.metric() == WINDOW) {
                windows.add(new Deltas.Window(
                        experiment.key(),
                        variant,
                        Micros.toInstant(slot.period() * MINUTE),
                        sums.users,
                        sums.others,
                        sums.sum.toBigInteger()));
                return;
            }
            var cohort = new Cohort(experiment.key(), variant, LocalDate.ofEpochDay(slot.period()));
            if (slot.metric() == EXPOSURES) {
                exposures.add(new Deltas.Exposures(cohort, sums.users, sums.others));
            } else {
                var metric = experiment.metrics().get(slot.metric());
                measurements.add(new Deltas.Measurements(
                        cohort,
                        metric.id(),
                        metric.version(),
                        sums.users,
                        sums.others,
                        sums.sum.toBigInteger(),
                        sums.squares.toBigInteger()));
            }
        });
        return new Deltas(exposures, measurements, windows);
    }
}
