package dev.assay.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Which variant owns which buckets: every bucket belongs to exactly one. It is written out instead of computed from the
 * weights, so that a change of weights moves only the buckets that must move.
 *
 * @param shares one a variant, in the variants' order; ranges are kept sorted, neighbours merged
 */
public record Allocation(List<Share> shares) {

    /** One variant's buckets; none when its weight is zero. */
    public record Share(String variant, List<BucketRange> ranges) {
        public Share {
            ranges = merged(ranges);
        }

        /** How many buckets, which is the weight in basis points. */
        public int size() {
            return ranges.stream().mapToInt(BucketRange::size).sum();
        }

        @Override
        public String toString() {
            return variant + " "
                    + (ranges.isEmpty()
                            ? "none"
                            : ranges.stream().map(BucketRange::toString).collect(Collectors.joining(" and ")));
        }

        private static List<BucketRange> merged(List<BucketRange> ranges) {
            var merged = new ArrayList<BucketRange>();
            for (var range : ranges.stream().sorted().toList()) {
                if (!merged.isEmpty() && merged.getLast().to() == range.from() - 1) {
                    range = new BucketRange(merged.removeLast().from(), range.to());
                }
                merged.add(range);
            }
            return List.copyOf(merged);
        }
    }

    public Allocation {
        shares = List.copyOf(shares);
        var names = new HashSet<String>();
        var ranges = new ArrayList<BucketRange>();
        for (var share : shares) {
            if (!names.add(share.variant())) {
                throw new IllegalArgumentException("variant '" + share.variant() + "' is allocated twice");
            }
            ranges.addAll(share.ranges());
        }
        int next = 0;
        for (var range : ranges.stream().sorted().toList()) {
            if (range.from() != next) {
                throw new IllegalArgumentException("bucket " + Math.min(next, range.from()) + " must have one owner");
            }
            next = range.to() + 1;
        }
        if (next != Bucketing.BUCKETS) {
            throw new IllegalArgumentException("bucket " + next + " must have one owner");
        }
    }

    /** One range a variant, in the given order; the weights, in basis points, sum to 10,000. */
    public static Allocation of(SequencedMap<String, Integer> weights) {
        checkSum(weights);
        var shares = new ArrayList<Share>();
        int from = 0;
        for (var weight : weights.entrySet()) {
            int size = weight.getValue();
            shares.add(new Share(
                    weight.getKey(), size == 0 ? List.of() : List.of(new BucketRange(from, from + size - 1))));
            from += size;
        }
        return new Allocation(shares);
    }

    /**
     * The allocation of these weights that leaves every bucket where it is, but for those that a shrinking variant must
     * give away. The variants are the same as now, in any order.
     */
    public Allocation movingAsFewAsPossible(SequencedMap<String, Integer> weights) {
        checkSum(weights);
        if (!weights.keySet().equals(weights().keySet())) {
            throw new IllegalArgumentException(
                    "the variants must stay " + weights().keySet());
        }
        return Reallocation.of(this, weights);
    }

    /** Each variant's weight in basis points, in the order of the shares. */
    public SequencedMap<String, Integer> weights() {
        var weights = new LinkedHashMap<String, Integer>();
        shares.forEach(share -> weights.put(share.variant(), share.size()));
        return weights;
    }

    /** The variant that owns the bucket, 0 to 9999. */
    public String variantOf(int bucket) {
        for (var share : shares) {
            for (var range : share.ranges()) {
                if (range.contains(bucket)) {
                    return share.variant();
                }
            }
        }
        throw new IllegalArgumentException("there is no bucket " + bucket);
    }

    @Override
    public String toString() {
        return shares.stream().map(Share::toString).collect(Collectors.joining(", "));
    }

    private static void checkSum(SequencedMap<String, Integer> weights) {
        int sum = 0;
        for (int weight : weights.values()) {
            if (weight < 0 || weight > Bucketing.BUCKETS) {
                throw new IllegalArgumentException("a weight lies between 0 and 10000 basis points, not " + weight);
            }
            sum += weight;
        }
        if (sum != Bucketing.BUCKETS) {
            throw new IllegalArgumentException("weights must sum to 10000 basis points, not " + sum);
        }
    }
}
