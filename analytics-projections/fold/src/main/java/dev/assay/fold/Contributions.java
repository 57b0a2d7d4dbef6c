package dev.assay.fold;

import dev.assay.model.metric.MetricKind;
import dev.assay.statistics.quantile.ValueBucket;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gathers what users' states contribute to the statistics of one environment. A change of a user's state is the old
 * contribution taken back and the new one added. Not for several threads.
 */
public final class Contributions {
    private static final long MINUTE = 60_000_000L;
    private static final long DAY = 86_400_000_000L;

    /** A visitor counts as returning when seen so long before the first exposure: longer than one visit's loading of pages. */
    private static final long BEFORE = 30 * MINUTE;

    /** The day of cells over the whole run. */
    private static final long WHOLE_RUN = 0;

    /** Pairs grow with the square of the experiments a user is in; of more than so many the last started count. */
    private static final int MOST_TOGETHER = 8;

    private static final int EXPOSURES = -1;
    private static final int WINDOW = -2;

    private final Definitions definitions;
    private final long windowsFrom;
    private final Map<Slot, Sums> totals = new HashMap<>();
    private final Map<Place, Sums> places = new HashMap<>();
    private final Map<SlicesOf, List<Optional<Slice>>> slices = new HashMap<>();

    /** What decides which slices a user is in. */
    private record SlicesOf(String traits, int period, boolean returning) {}

    /**
     * Where sums are gathered.
     *
     * @param period the day, or the minute, counted from 1970
     * @param metric its index in the experiment, or one of the constants above
     */
    private record Slot(long experiment, int variant, long period, int metric, int step, Optional<Slice> slice) {}

    /** A bucket of a metric's histogram. */
    private record Place(long experiment, int variant, int metric, int bucket) {}

    /** A user in one experiment, being added or taken back. */
    private record Entrant(
            TrackedExperiment experiment,
            UserState state,
            int variant,
            long firstSeen,
            List<Optional<Slice>> slices,
            int sign) {
        long day() {
            return Math.floorDiv(firstSeen, DAY);
        }
    }

    /** An entrant who saw one variant only, and the value under the metric that judges the experiment. */
    private record Measured(Entrant entrant, Measurement.Value value) {}

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
        long known = earliest(state);
        var together = new ArrayList<Measured>();
        for (int i = 0; i < state.exposures(); ) {
            int first = i;
            int end = i + 1;
            for (; end < state.exposures() && state.experiment(end) == state.experiment(i); end++) {
                if (state.firstSeen(end) < state.firstSeen(first)) {
                    first = end;
                }
            }
            var experiment = definitions.startedAt(state.experiment(first));
            if (experiment == null) {
                throw new IllegalStateException(
                        "no experiment started at position " + state.experiment(first) + " in these definitions");
            }
            long firstSeen = state.firstSeen(first);
            boolean returning = firstSeen - known >= BEFORE;
            var seen = state.seen(first);
            var entrant = new Entrant(
                    experiment,
                    state,
                    state.variant(first),
                    firstSeen,
                    slices.computeIfAbsent(
                            new SlicesOf(seen.traits(), seen.period(), returning), Contributions::slices),
                    sign);
            expose(entrant, end - i > 1);
            if (end - i == 1) {
                together.add(new Measured(entrant, measureAll(entrant)));
            }
            i = end;
        }
        for (int i = Math.max(0, together.size() - MOST_TOGETHER); i < together.size(); i++) {
            for (int j = Math.max(0, together.size() - MOST_TOGETHER); j < together.size(); j++) {
                if (i != j) {
                    pair(together.get(i), together.get(j).entrant());
                }
            }
        }
    }

    /** When the user is first known to have been there. */
    private static long earliest(UserState state) {
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < state.exposures(); i++) {
            earliest = Math.min(earliest, state.firstSeen(i));
        }
        for (int i = 0; i < state.streams(); i++) {
            if (state.entries(i).size() > 0) {
                earliest = Math.min(earliest, state.entries(i).at(0));
            }
        }
        return earliest;
    }

    /** All users first, then those like this one in each dimension. */
    private static List<Optional<Slice>> slices(SlicesOf user) {
        var all = new ArrayList<Optional<Slice>>();
        all.add(Optional.empty());
        Traits.slices(user.traits()).forEach(slice -> all.add(Optional.of(slice)));
        all.add(Optional.of(user.returning() ? Slice.RETURNING : Slice.NEW));
        if (user.period() > 0) {
            all.add(Optional.of(Slice.period(user.period())));
        }
        return all;
    }

    private void expose(Entrant entrant, boolean crossover) {
        for (var slice : entrant.slices()) {
            var exposures = sums(entrant, entrant.day(), EXPOSURES, 0, slice);
            if (crossover) {
                exposures.others += entrant.sign();
            } else {
                exposures.users += entrant.sign();
            }
        }
        long minute = Math.floorDiv(entrant.firstSeen(), MINUTE);
        if (!crossover && minute >= windowsFrom) {
            sums(entrant, minute, WINDOW, 0, Optional.empty()).users += entrant.sign();
        }
    }

    /** The value under the first metric. */
    private Measurement.Value measureAll(Entrant entrant) {
        var first = measure(entrant, 0);
        for (int metric = 1; metric < entrant.experiment().metrics().size(); metric++) {
            measure(entrant, metric);
        }
        return first;
    }

    private void pair(Measured one, Entrant other) {
        var metric = one.entrant().experiment().metrics().getFirst();
        if (metric.kind() == MetricKind.RATIO || metric.kind() == MetricKind.QUANTILE) {
            // Neither has a value a user, which a contrast of cells needs.
            return;
        }
        var slice = Optional.of(Slice.alongside(
                other.experiment().key().id(), other.experiment().variants().get(other.variant())));
        sums(one.entrant(), WHOLE_RUN, EXPOSURES, 0, slice).users +=
                one.entrant().sign();
        if (!one.value().isNothing()) {
            var sums = sums(one.entrant(), WHOLE_RUN, 0, 0, slice);
            sums.users += one.value().converted() ? one.entrant().sign() : 0;
            sums.add(one.value().y(), one.entrant().sign());
        }
    }

    private Measurement.Value measure(Entrant entrant, int index) {
        var metric = entrant.experiment().metrics().get(index);
        var value = new Measurement(
                        entrant.experiment(),
                        metric,
                        entrant.state(),
                        entrant.firstSeen(),
                        index == 0 ? (at, conversion, added) -> window(entrant, at, conversion, added) : null)
                .value();
        if (!value.isNothing()) {
            measured(entrant, index, value);
        }
        return value;
    }

    private void measured(Entrant entrant, int index, Measurement.Value value) {
        var metric = entrant.experiment().metrics().get(index);
        for (var slice : entrant.slices()) {
            add(sums(entrant, entrant.day(), index, 0, slice), value, entrant.sign());
            for (int step = 1; metric.kind() == MetricKind.FUNNEL && step <= value.step(); step++) {
                sums(entrant, entrant.day(), index, step, slice).users += entrant.sign();
            }
        }
        if (metric.kind() == MetricKind.MEAN) {
            addTotal(entrant, index, value);
        } else if (metric.kind() == MetricKind.QUANTILE) {
            addValues(entrant, index, value.values());
        }
    }

    private void window(Entrant entrant, long at, boolean conversion, long added) {
        long minute = Math.floorDiv(at, MINUTE);
        if (minute >= windowsFrom) {
            var window = sums(entrant, minute, WINDOW, 0, Optional.empty());
            window.others += conversion ? entrant.sign() : 0;
            window.addValue(added, entrant.sign());
        }
    }

    private static void add(Sums sums, Measurement.Value value, int sign) {
        sums.users += value.converted() ? sign : 0;
        sums.others += sign * value.rejected();
        sums.capped += value.capped() ? sign : 0;
        sums.add(value, sign);
    }

    private void addTotal(Entrant entrant, int metric, Measurement.Value value) {
        if (value.converted()) {
            var place = place(entrant, metric, ValueBucket.of(value.y()));
            place.users += entrant.sign();
            place.add(value.y(), entrant.sign());
        }
    }

    /** See {@link Deltas.Bucket} for what is summed. */
    private void addValues(Entrant entrant, int metric, long[] sorted) {
        for (int i = 0; i < sorted.length; ) {
            int bucket = ValueBucket.of(sorted[i]);
            int end = i + 1;
            while (end < sorted.length && ValueBucket.of(sorted[end]) == bucket) {
                end++;
            }
            long below = i;
            long here = end - i;
            var place = place(entrant, metric, bucket);
            place.users += entrant.sign() * here;
            place.addPair(here * (2 * below + here), here * sorted.length, entrant.sign());
            i = end;
        }
    }

    private Sums sums(Entrant entrant, long period, int metric, int step, Optional<Slice> slice) {
        return totals.computeIfAbsent(
                new Slot(entrant.experiment().startPosition(), entrant.variant(), period, metric, step, slice),
                slot -> new Sums());
    }

    private Sums place(Entrant entrant, int metric, int bucket) {
        return places.computeIfAbsent(
                new Place(entrant.experiment().startPosition(), entrant.variant(), metric, bucket),
                place -> new Sums());
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
                        sums.toMomentSums().y()));
                return;
            }
            var cohort = new Cohort(experiment.key(), variant, LocalDate.ofEpochDay(slot.period()), slot.slice());
            if (slot.metric() == EXPOSURES) {
                exposures.add(new Deltas.Exposures(cohort, sums.users, sums.others));
            } else {
                var metric = experiment.metrics().get(slot.metric());
                measurements.add(new Deltas.Measurements(
                        cohort,
                        new Deltas.Counted(metric.id(), metric.version(), slot.step()),
                        sums.users,
                        sums.others,
                        sums.capped,
                        sums.toMomentSums()));
            }
        });
        return new Deltas(exposures, measurements, buckets(), windows);
    }

    private List<Deltas.Bucket> buckets() {
        var buckets = new ArrayList<Deltas.Bucket>();
        places.forEach((place, sums) -> {
            var experiment = definitions.startedAt(place.experiment());
            if (experiment != null && !sums.isZero()) {
                var metric = experiment.metrics().get(place.metric());
                var both = sums.toMomentSums();
                buckets.add(new Deltas.Bucket(
                        experiment.key(),
                        experiment.variants().get(place.variant()),
                        metric.id().orElseThrow(),
                        metric.version(),
                        place.bucket(),
                        sums.users,
                        both.y(),
                        both.yy()));
            }
        });
        return buckets;
    }
}
