package dev.assay.fold;

import java.util.Arrays;

/**
 * All that is kept of one user in one environment: when each variant of an experiment was first shown, and the events
 * that a metric measures. Immutable; a function of the set of the user's events alone.
 */
public final class UserState {
    public static final UserState EMPTY =
            new UserState(new long[0], new int[0], new Seen[0], new long[0], new Entries[0]);

    /** Sorted by experiment and variant, each pair once. */
    private final long[] experiments;

    private final int[] variants;
    private final Seen[] seen;

    /** Sorted, each once. */
    private final long[] streams;

    private final Entries[] entries;

    UserState(long[] experiments, int[] variants, Seen[] seen, long[] streams, Entries[] entries) {
        this.experiments = experiments;
        this.variants = variants;
        this.seen = seen;
        this.streams = streams;
        this.entries = entries;
    }

    public boolean isEmpty() {
        return experiments.length == 0 && streams.length == 0;
    }

    int exposures() {
        return experiments.length;
    }

    long experiment(int index) {
        return experiments[index];
    }

    int variant(int index) {
        return variants[index];
    }

    long firstSeen(int index) {
        return seen[index].at();
    }

    Seen seen(int index) {
        return seen[index];
    }

    int streams() {
        return streams.length;
    }

    long stream(int index) {
        return streams[index];
    }

    Entries entries(int index) {
        return entries[index];
    }

    Entries entriesOf(long stream) {
        int index = Arrays.binarySearch(streams, stream);
        return index < 0 ? Entries.NONE : entries[index];
    }

    /** How many events are kept. */
    public int events() {
        int events = experiments.length;
        for (var one : entries) {
            events += one.size();
        }
        return events;
    }

    /** The union of what both know: associative, commutative, idempotent. This very object when nothing is new. */
    public UserState merge(UserState other) {
        if (other.isEmpty()) {
            return this;
        }
        return isEmpty() ? other : StateMerge.of(this, other);
    }

    /** Own conversions of an experiment in which two variants were seen: the user is left out whatever else arrives. */
    UserState withoutWhatCannotMatter() {
        var kept = new boolean[streams.length];
        int count = 0;
        for (int i = 0; i < streams.length; i++) {
            kept[i] = streams[i] % TrackedMetric.MOST_PARTS != 0
                    || !sawTwoVariants(streams[i] / TrackedMetric.MOST_PARTS);
            count += kept[i] ? 1 : 0;
        }
        if (count == streams.length) {
            return this;
        }
        var keptStreams = new long[count];
        var keptEntries = new Entries[count];
        int next = 0;
        for (int i = 0; i < streams.length; i++) {
            if (kept[i]) {
                keptStreams[next] = streams[i];
                keptEntries[next++] = entries[i];
            }
        }
        return new UserState(experiments, variants, seen, keptStreams, keptEntries);
    }

    private boolean sawTwoVariants(long experiment) {
        int index = Arrays.binarySearch(experiments, experiment);
        return index >= 0
                && (index > 0 && experiments[index - 1] == experiment
                        || index + 1 < experiments.length && experiments[index + 1] == experiment);
    }

    public byte[] encode() {
        return StateCodec.encode(this);
    }

    public static UserState decode(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : StateCodec.decode(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserState that
                && Arrays.equals(experiments, that.experiments)
                && Arrays.equals(variants, that.variants)
                && Arrays.equals(seen, that.seen)
                && Arrays.equals(streams, that.streams)
                && Arrays.equals(entries, that.entries);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(seen) * 31 + Arrays.hashCode(entries);
    }
}
