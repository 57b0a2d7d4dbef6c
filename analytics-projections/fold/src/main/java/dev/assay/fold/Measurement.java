package dev.assay.fold;

import dev.assay.model.metric.MetricKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What one user's events come to under one metric: what lies in the window after the first exposure, and before it. */
final class Measurement {
    private final TrackedExperiment experiment;
    private final TrackedMetric metric;
    private final UserState state;
    private final long firstSeen;
    private final @Nullable Moment moment;
    private long rejected;

    /** Hears of each event that counts. */
    @FunctionalInterface
    interface Moment {
        /**
         * Hears of one.
         *
         * @param conversion whether it is what makes the user a converted one
         * @param added to the user's value, in millionths
         */
        void on(long at, boolean conversion, long added);
    }

    Measurement(
            TrackedExperiment experiment,
            TrackedMetric metric,
            UserState state,
            long firstSeen,
            @Nullable Moment moment) {
        this.experiment = experiment;
        this.metric = metric;
        this.state = state;
        this.firstSeen = firstSeen;
        this.moment = moment;
    }

    /**
     * A user's value.
     *
     * @param step the funnel's steps the user went through in order; for other kinds 1 with a matching event
     * @param values of a quantile metric, sorted
     */
    record Value(
            long y, long d, long x, long w, int step, boolean converted, long rejected, boolean capped, long[] values) {
        boolean isNothing() {
            return y == 0 && d == 0 && x == 0 && w == 0 && step == 0 && rejected == 0;
        }
    }

    private static final long[] NO_VALUES = new long[0];

    Value value() {
        return switch (metric.kind()) {
            case CONVERSION, RETENTION -> rate();
            case COUNT, MEAN, RATIO -> amount();
            case QUANTILE -> quantile();
            case FUNNEL -> funnel();
        };
    }

    private Value rate() {
        boolean converted = after(0).matching() > 0;
        long before = before(0) == 0 ? 0 : Total.ONE;
        return new Value(
                converted ? Total.ONE : 0, 0, before, 0, converted ? 1 : 0, converted, rejected, false, NO_VALUES);
    }

    private Value amount() {
        var numerator = after(0);
        boolean isRatio = metric.kind() == MetricKind.RATIO;
        long d = isRatio ? after(1).micros() : 0;
        boolean converted = numerator.matching() > 0;
        long y = numerator.micros();
        return new Value(
                Math.min(y, metric.capMicros()),
                d,
                Math.min(before(0), metric.capMicros()),
                isRatio ? before(1) : 0,
                converted ? 1 : 0,
                converted,
                rejected,
                y > metric.capMicros(),
                NO_VALUES);
    }

    private Value quantile() {
        var entries = state.entriesOf(metric.stream(0));
        var values = new long[entries.size()];
        int count = 0;
        for (int i = entries.firstFrom(firstSeen); i < entries.size(); i++) {
            if (counts(entries, i)) {
                if (entries.value(i) == Micros.REJECTED) {
                    rejected++;
                } else {
                    tell(entries.at(i), count == 0, entries.value(i));
                    values[count++] = entries.value(i);
                }
            }
        }
        var sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return new Value(count * Total.ONE, 0, 0, 0, count > 0 ? 1 : 0, count > 0, rejected, false, sorted);
    }

    /** Each step by its earliest event after the step before: no other choice gets further. */
    private Value funnel() {
        int step = 0;
        long at = firstSeen;
        long id = 0;
        for (; step < metric.parts().size(); step++) {
            var entries = state.entriesOf(metric.stream(step));
            int i = entries.firstFrom(at);
            // One event is not two steps.
            while (i < entries.size()
                    && (!counts(entries, i) || step > 0 && entries.at(i) == at && entries.id(i) == id)) {
                i++;
            }
            if (i == entries.size()) {
                break;
            }
            at = entries.at(i);
            id = entries.id(i);
        }
        boolean converted = step == metric.parts().size();
        if (converted) {
            tell(at, true, Total.ONE);
        }
        return new Value(converted ? Total.ONE : 0, 0, 0, 0, step, converted, 0, false, NO_VALUES);
    }

    private Total after(int part) {
        var entries = state.entriesOf(metric.stream(part));
        boolean isRate = metric.kind().isRate();
        var total = new Total(metric.parts().get(part).valueProperty().isPresent());
        for (int i = entries.firstFrom(firstSeen); i < entries.size(); i++) {
            if (counts(entries, i) && total.add(entries.value(i)) && part == 0) {
                boolean first = total.matching() == 1;
                long added = metric.parts().get(0).valueProperty().isPresent() ? entries.value(i) : Total.ONE;
                tell(entries.at(i), first, isRate && !first ? 0 : added);
            }
        }
        rejected += total.rejected();
        return total;
    }

    private long before(int part) {
        long reach = metric.span().beforeMicros();
        if (reach == 0) {
            return 0;
        }
        var entries = state.entriesOf(metric.stream(part));
        var total = new Total(metric.parts().get(part).valueProperty().isPresent());
        for (int i = entries.firstFrom(firstSeen - reach); i < entries.size() && entries.at(i) < firstSeen; i++) {
            total.add(entries.value(i));
        }
        return total.micros();
    }

    private boolean counts(Entries entries, int i) {
        return metric.span().covers(firstSeen, entries.at(i))
                && (metric.isOwnConversions()
                        || experiment.concernedBy(entries.position(i), entries.at(i), metric.span()));
    }

    private void tell(long at, boolean conversion, long added) {
        if (moment != null) {
            moment.on(at, conversion, added);
        }
    }
}
