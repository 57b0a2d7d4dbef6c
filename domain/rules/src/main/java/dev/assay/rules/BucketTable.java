package dev.assay.rules;

import java.util.Arrays;
import java.util.TreeMap;

/** An allocation as sorted arrays: finds a bucket's owner in a few steps and takes a few dozen bytes. */
public final class BucketTable {
    private final int[] lastBuckets;
    private final byte[] owners;

    private BucketTable(int[] lastBuckets, byte[] owners) {
        this.lastBuckets = lastBuckets;
        this.owners = owners;
    }

    public static BucketTable of(Allocation allocation) {
        var ownerByLast = new TreeMap<Integer, Integer>();
        for (int i = 0; i < allocation.shares().size(); i++) {
            for (var range : allocation.shares().get(i).ranges()) {
                ownerByLast.put(range.to(), i);
            }
        }
        var lastBuckets = new int[ownerByLast.size()];
        var owners = new byte[lastBuckets.length];
        int at = 0;
        for (var entry : ownerByLast.entrySet()) {
            lastBuckets[at] = entry.getKey();
            owners[at++] = entry.getValue().byteValue();
        }
        return new BucketTable(lastBuckets, owners);
    }

    /** The index of the owner among the allocation's shares. */
    public int indexOf(int bucket) {
        int found = Arrays.binarySearch(lastBuckets, bucket);
        return owners[found < 0 ? -found - 1 : found];
    }
}
