package dev.assay.fold;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a batch says about one user, before it is merged into the state. */
final class Additions {
    private final TreeMap<Exposure, Seen> exposures = new TreeMap<>();
    private final TreeMap<Long, List<Entry>> streams = new TreeMap<>();

    record Exposure(long experiment, int variant) implements Comparable<Exposure> {
        @Override
        public int compareTo(Exposure that) {
            int byExperiment = Long.compare(experiment, that.experiment);
            return byExperiment != 0 ? byExperiment : Integer.compare(variant, that.variant);
        }
    }

    private record Entry(long at, long id, long value, long position) {
        static final Comparator<Entry> ORDER = Comparator.comparingLong(Entry::at)
                .thenComparingLong(Entry::id)
                .thenComparingLong(Entry::value)
                .thenComparingLong(Entry::position);
    }

    void exposure(long experiment, int variant, Seen seen) {
        exposures.merge(new Exposure(experiment, variant), seen, Seen::earlier);
    }

    void entry(long stream, long at, long id, long value, long position) {
        streams.computeIfAbsent(stream, key -> new ArrayList<>(2)).add(new Entry(at, id, value, position));
    }

    UserState toState() {
        var experiments = new long[exposures.size()];
        var variants = new int[exposures.size()];
        var seen = new Seen[exposures.size()];
        int next = 0;
        for (Map.Entry<Exposure, Seen> one : exposures.entrySet()) {
            experiments[next] = one.getKey().experiment();
            variants[next] = one.getKey().variant();
            seen[next++] = one.getValue();
        }
        var refs = new long[streams.size()];
        var entries = new Entries[streams.size()];
        next = 0;
        for (Map.Entry<Long, List<Entry>> one : streams.entrySet()) {
            refs[next] = one.getKey();
            entries[next++] = toEntries(one.getValue());
        }
        return new UserState(experiments, variants, seen, refs, entries).withoutWhatCannotMatter();
    }

    private static Entries toEntries(List<Entry> unsorted) {
        if (unsorted.size() > 1) {
            unsorted.sort(Entry.ORDER);
        }
        var seen = unsorted.size() > 1 ? HashMap.<Long, Boolean>newHashMap(unsorted.size()) : null;
        var columns = new EntryMerge.Columns(Math.min(unsorted.size(), Entries.MOST));
        for (var entry : unsorted) {
            // Sorted, so the first copy of an event is its smallest.
            if (!columns.isFull() && (seen == null || seen.put(entry.id(), Boolean.TRUE) == null)) {
                columns.add(entry.at(), entry.id(), entry.value(), entry.position());
            }
        }
        return columns.toEntries();
    }
}
