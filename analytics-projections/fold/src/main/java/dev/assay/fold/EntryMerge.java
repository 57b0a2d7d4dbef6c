package dev.assay.fold;

import java.util.Arrays;
import java.util.HashMap;

/** The union of two streams' entries in one pass, linear in the larger and independent of which came first. */
final class EntryMerge {
    private final Entries large;
    private final Entries small;
    private final boolean[] largeLoses;
    private final boolean[] smallLoses;
    private boolean anythingNew;

    private EntryMerge(Entries large, Entries small) {
        this.large = large;
        this.small = small;
        this.largeLoses = new boolean[large.size()];
        this.smallLoses = new boolean[small.size()];
    }

    static Entries of(Entries large, Entries small) {
        var merge = new EntryMerge(large, small);
        merge.settleCopies();
        return merge.anythingNew ? merge.weave() : large;
    }

    private void settleCopies() {
        if ((long) large.size() * small.size() <= 64) {
            for (int i = 0; i < large.size(); i++) {
                for (int j = 0; j < small.size(); j++) {
                    if (large.id(i) == small.id(j)) {
                        settle(i, j);
                    }
                }
            }
        } else {
            var smallById = HashMap.<Long, Integer>newHashMap(small.size());
            for (int j = 0; j < small.size(); j++) {
                smallById.put(small.id(j), j);
            }
            for (int i = 0; i < large.size(); i++) {
                var copy = smallById.get(large.id(i));
                if (copy != null) {
                    settle(i, copy);
                }
            }
        }
        for (boolean loses : smallLoses) {
            anythingNew |= !loses;
        }
    }

    private void settle(int i, int j) {
        if (Entries.compareCopies(large, i, small, j) <= 0) {
            smallLoses[j] = true;
        } else {
            largeLoses[i] = true;
        }
    }

    private Entries weave() {
        var columns = new Columns(Math.min(large.size() + small.size(), Entries.MOST));
        int i = 0;
        int j = 0;
        while (!columns.isFull() && (i < large.size() || j < small.size())) {
            if (i < large.size() && largeLoses[i]) {
                i++;
            } else if (j < small.size() && smallLoses[j]) {
                j++;
            } else if (j == small.size() || i < large.size() && Entries.compare(large, i, small, j) < 0) {
                columns.add(large, i++);
            } else {
                columns.add(small, j++);
            }
        }
        return columns.toEntries();
    }

    /** Columns being filled. */
    static final class Columns {
        private final long[] at;
        private final long[] ids;
        private final long[] values;
        private final long[] positions;
        private int size;

        Columns(int most) {
            at = new long[most];
            ids = new long[most];
            values = new long[most];
            positions = new long[most];
        }

        boolean isFull() {
            return size == at.length;
        }

        void add(Entries from, int index) {
            add(from.at(index), from.id(index), from.value(index), from.position(index));
        }

        void add(long when, long id, long value, long position) {
            at[size] = when;
            ids[size] = id;
            values[size] = value;
            positions[size] = position;
            size++;
        }

        Entries toEntries() {
            return size == at.length
                    ? new Entries(at, ids, values, positions)
                    : new Entries(
                            Arrays.copyOf(at, size),
                            Arrays.copyOf(ids, size),
                            Arrays.copyOf(values, size),
                            Arrays.copyOf(positions, size));
        }
    }
}
