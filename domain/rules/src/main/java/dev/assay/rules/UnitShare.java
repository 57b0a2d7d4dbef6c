package dev.assay.rules;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Some of all units: those whose bucket under a salt lies in one of the ranges. A holdout is one, and so is what an
 * experiment has of its layer.
 */
public record UnitShare(String salt, List<BucketRange> ranges) {
    public UnitShare {
        ranges = List.copyOf(ranges);
    }

    /** The first so many buckets: a share that grows keeps whom it had. */
    public static UnitShare first(String salt, int buckets) {
        return new UnitShare(salt, buckets == 0 ? List.of() : List.of(new BucketRange(0, buckets - 1)));
    }

    /** Made ready to be asked often. */
    static final class Compiled {
        private final SaltedBuckets buckets;
        private final int[] bounds;

        Compiled(UnitShare share) {
            buckets = new SaltedBuckets(share.salt());
            bounds = share.ranges().stream()
                    .sorted()
                    .flatMapToInt(range -> IntStream.of(range.from(), range.to()))
                    .toArray();
        }

        boolean has(String unit) {
            return hasBucket(bucketOf(unit));
        }

        int bucketOf(String unit) {
            return buckets.bucketOf(unit);
        }

        private boolean hasBucket(int bucket) {
            for (int i = 0; i < bounds.length; i += 2) {
                if (bucket >= bounds[i] && bucket <= bounds[i + 1]) {
                    return true;
                }
            }
            return false;
        }
    }
}
