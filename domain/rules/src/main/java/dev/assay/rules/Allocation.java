package dev.assay.rules;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Which variant owns which buckets: disjoint ranges that together cover all of them. It is explicit, so that a change of
 * weights moves only the buckets that must move.
 */
public record Allocation(List<Share> shares) {
    /** One variant's buckets, rising; none when its weight is zero. */
    public record Share(String variant, List<BucketRange> ranges) {
        public Share {
            ranges = List.copyOf(ranges);
        }

        int size() {
            return ranges.stream().mapToInt(BucketRange::size).sum();
        }
    }

    public Allocation {
        shares = List.copyOf(shares);
        owners(shares);
    }

    /** Neighbouring ranges in the order of the weights, which are basis points and sum to 10,000. */
    public static Allocation of(SequencedMap<String, Integer> weights) {
        requireWhole(weights);
        var shares = new ArrayList<Share>();
        var next = 0;
        for (var weight : weights.sequencedEntrySet()) {
            var size = weight.getValue();
            shares.add(new Share(
                    weight.getKey(), size == 0 ? List.of() : List.of(new BucketRange(next, next + size - 1))));
            next += size;
        }
        return new Allocation(shares);
    }

    /**
     * The allocation with these weights that differs from this one in as few buckets as possible: each shrinking variant
     * gives its highest buckets, and each growing one takes what it lacks of them, in the order of the weights.
     */
    public Allocation movingAsFewAsPossible(SequencedMap<String, Integer> weights) {
        requireWhole(weights);
        var variants = List.copyOf(weights.sequencedKeySet());
        var owners = owners(shares);
        var names = shares.stream().map(Share::variant).toList();
        var target = new int[Bucketing.BUCKETS];
        var left = variants.stream().mapToInt(weights::get).toArray();
        for (int bucket = 0; bucket < target.length; bucket++) {
            var variant = variants.indexOf(names.get(owners[bucket]));
            target[bucket] = variant >= 0 && left[variant]-- > 0 ? variant : -1;
        }
        var taker = 0;
        for (int bucket = 0; bucket < target.length; bucket++) {
            if (target[bucket] < 0) {
                while (left[taker] <= 0) {
                    taker++;
                }
                left[taker]--;
                target[bucket] = taker;
            }
        }
        return ofOwners(variants, target);
    }

    /** Each variant's weight in basis points, in the order of the shares. */
    public SequencedMap<String, Integer> weights() {
        var weights = new LinkedHashMap<String, Integer>();
        shares.forEach(share -> weights.put(share.variant(), share.size()));
        return weights;
    }

    public String variantOf(int bucket) {
        for (var share : shares) {
            for (var range : share.ranges()) {
                if (range.from() <= bucket && bucket <= range.to()) {
                    return share.variant();
                }
            }
        }
        throw new IllegalArgumentException("no bucket: " + bucket);
    }

    @Override
    public String toString() {
        return shares.stream()
                .map(share -> share.variant() + " "
                        + share.ranges().stream().map(BucketRange::toString).collect(joining("+")))
                .collect(joining(", "));
    }

    private static Allocation ofOwners(List<String> variants, int[] owners) {
        var ranges = new ArrayList<List<BucketRange>>();
        variants.forEach(_ -> ranges.add(new ArrayList<>()));
        for (int from = 0, to; from < owners.length; from = to) {
            to = from + 1;
            while (to < owners.length && owners[to] == owners[from]) {
                to++;
            }
            ranges.get(owners[from]).add(new BucketRange(from, to - 1));
        }
        var shares = new ArrayList<Share>();
        for (int i = 0; i < variants.size(); i++) {
            shares.add(new Share(variants.get(i), ranges.get(i)));
        }
        return new Allocation(shares);
    }

    /** The index of the share that owns each bucket; refuses what overlaps or leaves a gap. */
    private static int[] owners(List<Share> shares) {
        var owners = new int[Bucketing.BUCKETS];
        Arrays.fill(owners, -1);
        for (int i = 0; i < shares.size(); i++) {
            for (var range : shares.get(i).ranges()) {
                for (int bucket = range.from(); bucket <= range.to(); bucket++) {
                    if (owners[bucket] >= 0) {
                        throw new IllegalArgumentException("bucket " + bucket + " has two owners");
                    }
                    owners[bucket] = i;
                }
            }
        }
        for (int bucket = 0; bucket < owners.length; bucket++) {
            if (owners[bucket] < 0) {
                throw new IllegalArgumentException("bucket " + bucket + " has no owner");
            }
        }
        return owners;
    }

    private static void requireWhole(SequencedMap<String, Integer> weights) {
        var sum = weights.values().stream().mapToInt(Integer::intValue).sum();
        if (sum != Bucketing.BUCKETS || weights.values().stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("weights must be at least 0 and sum to 10000, not " + weights);
        }
    }
}
