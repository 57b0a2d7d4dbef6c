package dev.assay.fold;

import dev.assay.model.metric.MetricKind;

/** One user's value of one metric, in millionths: what the entries after the first exposure and inside the window come to. */
final class UserValue {
    private static final long ONE = 1_000_000;

    /** Where a user's total stops: beyond any real value, and small enough for its square to fit {@link WideSum}. */
    private static final long LARGEST = 1L << 62;

    private final MetricKind kind;
    private long matching;
    private long rejected;
    private long upper;
    private long lower;

    UserValue(MetricKind kind) {
        this.kind = kind;
    }

    /** Takes an entry in; what it adds to the user's value, or {@link Micros#REJECTED}. */
    long add(long value) {
        if (kind == MetricKind.MEAN && value == Micros.REJECTED) {
            rejected++;
            return Micros.REJECTED;
        }
        matching++;
        return switch (kind) {
            case CONVERSION -> matching == 1 ? ONE : 0;
            case COUNT -> ONE;
            case MEAN -> {
                // In two halves, so that no order of additions overflows.
                upper += value >> 32;
                lower += value & 0xFFFF_FFFFL;
                yield value;
            }
        };
    }

    boolean converted() {
        return matching > 0;
    }

    long rejected() {
        return rejected;
    }

    long total() {
        return switch (kind) {
            case CONVERSION -> Math.min(matching, 1) * ONE;
            case COUNT -> matching * ONE;
            case MEAN -> sum();
        };
    }

    private long sum() {
        long carried = upper + (lower >>> 32);
        if (carried >= LARGEST >> 32) {
            return LARGEST;
        }
        return carried < -(LARGEST >> 32) ? -LARGEST : (carried << 32) + (lower & 0xFFFF_FFFFL);
    }
}
