package dev.assay.fold;

import java.util.Arrays;

/**
 * A set of events of one stream, each id once, sorted by time and then id. Of two copies of an event the smaller counts,
 * by time, value and position: a client that retries without a timestamp is stamped twice.
 *
 * <p>Columns side by side rather than objects: a user with a hundred thousand events is merged in one pass over arrays.
 */
final class Entries {
    /**
     * A user's stream keeps this many events, the earliest; it bounds what one identifier shared by a whole site can cost.
     * Keeping the earliest of a union of sets is the same as keeping the earliest of their earliest, so order still does
     * not matter.
     */
    static final int MOST = 1 << 17;

    static final Entries NONE = new Entries(new long[0], new long[0], new long[0], new long[0]);

    private final long[] at;
    private final long[] ids;
    private final long[] values;
    private final long[] positions;

    /** The columns must be sorted and without a repeated id, and are not copied. */
    Entries(long[] at, long[] ids, long[] values, long[] positions) {
        this.at = at;
        this.ids = ids;
        this.values = values;
        this.positions = positions;
    }

    int size() {
        return at.length;
    }

    long at(int index) {
        return at[index];
    }

    long id(int index) {
        return ids[index];
    }

    long value(int index) {
        return values[index];
    }

    long position(int index) {
        return positions[index];
    }

    /** The index of the first entry not before the instant. */
    int firstFrom(long instant) {
        int low = 0;
        int high = at.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at[middle] < instant) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The union; this very object when nothing is new. */
    Entries union(Entries other) {
        if (other.size() == 0) {
            return this;
        }
        if (size() == 0) {
            return other;
        }
        return size() >= other.size() ? EntryMerge.of(this, other) : EntryMerge.of(other, this);
    }

    /** Orders by time, then id, value and position. */
    static int compare(Entries left, int i, Entries right, int j) {
        int byTime = Long.compare(left.at[i], right.at[j]);
        if (byTime != 0) {
            return byTime;
        }
        int byId = Long.compare(left.ids[i], right.ids[j]);
        return byId != 0 ? byId : compareCopies(left, i, right, j);
    }

    /** Orders two copies of the same event. */
    static int compareCopies(Entries left, int i, Entries right, int j) {
        int byTime = Long.compare(left.at[i], right.at[j]);
        if (byTime != 0) {
            return byTime;
        }
        int byValue = Long.compare(left.values[i], right.values[j]);
        return byValue != 0 ? byValue : Long.compare(left.positions[i], right.positions[j]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Entries that
                && Arrays.equals(at, that.at)
                && Arrays.equals(ids, that.ids)
                && Arrays.equals(values, that.values)
                && Arrays.equals(positions, that.positions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ids);
    }
}
