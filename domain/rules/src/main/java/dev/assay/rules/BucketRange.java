package dev.assay.rules;

/** Buckets side by side, both ends included. */
public record BucketRange(int from, int to) implements Comparable<BucketRange> {
    public BucketRange {
        if (from < 0 || to < from || to >= Bucketing.BUCKETS) {
            throw new IllegalArgumentException("a bucket range lies in 0-9999, not " + from + "-" + to);
        }
    }

    public int size() {
        return to - from + 1;
    }

    public boolean contains(int bucket) {
        return from <= bucket && bucket <= to;
    }

    @Override
    public int compareTo(BucketRange that) {
        return from != that.from ? Integer.compare(from, that.from) : Integer.compare(to, that.to);
    }

    @Override
    public String toString() {
        return from == to ? Integer.toString(from) : from + "-" + to;
    }
}
