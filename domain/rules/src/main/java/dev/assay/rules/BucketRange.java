package dev.assay.rules;

/** Neighbouring buckets, both ends included. */
public record BucketRange(int from, int to) {
    public BucketRange {
        if (from < 0 || to >= Bucketing.BUCKETS || from > to) {
            throw new IllegalArgumentException("no range of buckets: " + from + "-" + to);
        }
    }

    public int size() {
        return to - from + 1;
    }

    @Override
    public String toString() {
        return from + "-" + to;
    }
}
