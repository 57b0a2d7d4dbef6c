package dev.assay.rules;

import java.util.*;

public record Allocation(List<Share> shares) {
    public record Share(String variant, List<BucketRange> ranges) {}

    public static Allocation of(SequencedMap<String, Integer> w) {
        throw new IllegalStateException();
    }

    public Allocation movingAsFewAsPossible(SequencedMap<String, Integer> w) {
        throw new IllegalStateException();
    }

    public SequencedMap<String, Integer> weights() {
        throw new IllegalStateException();
    }
}
