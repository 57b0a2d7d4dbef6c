package dev.assay.rules;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.LongStream;

/** Users listed one by one, by their {@link UserMarks marks}: sorted, so that eight bytes a user are all it takes. */
public final class MarkSet {
    public static final MarkSet EMPTY = new MarkSet(new long[0]);

    private final long[] sorted;

    private MarkSet(long[] sorted) {
        this.sorted = sorted;
    }

    public static MarkSet of(LongStream marks) {
        return new MarkSet(marks.sorted().distinct().toArray());
    }

    /** From {@link #toString}. */
    public static MarkSet parse(String base64) {
        var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64)).asLongBuffer();
        var marks = new long[bytes.remaining()];
        bytes.get(marks);
        return of(Arrays.stream(marks));
    }

    public int size() {
        return sorted.length;
    }

    public boolean contains(long mark) {
        return Arrays.binarySearch(sorted, mark) >= 0;
    }

    public MarkSet plus(MarkSet others) {
        return others.size() == 0 ? this : of(LongStream.concat(Arrays.stream(sorted), Arrays.stream(others.sorted)));
    }

    public MarkSet minus(MarkSet others) {
        return others.size() == 0
                ? this
                : new MarkSet(Arrays.stream(sorted)
                        .filter(mark -> !others.contains(mark))
                        .toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MarkSet that && Arrays.equals(sorted, that.sorted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sorted);
    }

    /** Base64 of the marks, each eight bytes with the highest first. */
    @Override
    public String toString() {
        var bytes = ByteBuffer.allocate(8 * sorted.length);
        bytes.asLongBuffer().put(sorted);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
