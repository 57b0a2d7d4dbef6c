package dev.assay.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Moves buckets from shrinking variants to growing ones. A shrinking variant gives from the end that borders a growing
 * one, so that ranges stay few and going back restores what was; otherwise from its highest bucket down.
 */
final class Reallocation {
    private static final int FREE = -1;

    private final List<Allocation.Share> shares;
    private final int[] owner = new int[Bucketing.BUCKETS];
    private final int[] toGain;

    private Reallocation(Allocation present, Map<String, Integer> weights) {
        shares = present.shares();
        toGain = new int[shares.size()];
        for (int i = 0; i < shares.size(); i++) {
            var share = shares.get(i);
            toGain[i] = weights.getOrDefault(share.variant(), 0) - share.size();
            for (var range : share.ranges()) {
                Arrays.fill(owner, range.from(), range.to() + 1, i);
            }
        }
    }

    static Allocation of(Allocation present, Map<String, Integer> weights) {
        var change = new Reallocation(present, weights);
        change.release();
        change.take();
        return change.result();
    }

    private void release() {
        for (int i = 0; i < shares.size(); i++) {
            if (toGain[i] < 0) {
                release(i);
            }
        }
    }

    private void release(int variant) {
        var ranges = shares.get(variant).ranges();
        boolean fromBelow = growsAt(ranges.getFirst().from() - 1)
                && !growsAt(ranges.getLast().to() + 1);
        int bucket = fromBelow ? 0 : Bucketing.BUCKETS - 1;
        while (toGain[variant] < 0) {
            if (owner[bucket] == variant) {
                owner[bucket] = FREE;
                toGain[variant]++;
            }
            bucket += fromBelow ? 1 : -1;
        }
    }

    private boolean growsAt(int bucket) {
        return bucket >= 0 && bucket < owner.length && owner[bucket] != FREE && toGain[owner[bucket]] > 0;
    }

    private void take() {
        int grower = 0;
        for (int bucket = 0; bucket < owner.length; bucket++) {
            if (owner[bucket] == FREE) {
                while (toGain[grower] <= 0) {
                    grower++;
                }
                owner[bucket] = grower;
                toGain[grower]--;
            }
        }
    }

    private Allocation result() {
        var ranges = new ArrayList<List<BucketRange>>();
        shares.forEach(share -> ranges.add(new ArrayList<>()));
        int from = 0;
        for (int bucket = 1; bucket <= owner.length; bucket++) {
            if (bucket == owner.length || owner[bucket] != owner[from]) {
                ranges.get(owner[from]).add(new BucketRange(from, bucket - 1));
                from = bucket;
            }
        }
        var result = new ArrayList<Allocation.Share>();
        for (int i = 0; i < shares.size(); i++) {
            result.add(new Allocation.Share(shares.get(i).variant(), ranges.get(i)));
        }
        return new Allocation(result);
    }
}
