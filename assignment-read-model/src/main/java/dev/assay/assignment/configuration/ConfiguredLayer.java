package dev.assay.assignment.configuration;

import dev.assay.rules.BucketRange;
import dev.assay.rules.UnitShare;
import java.util.List;
import java.util.Optional;

/** A layer: which experiment has which of its buckets. */
record ConfiguredLayer(long version, String salt, PersistentMap<String, List<BucketRange>> ranges) {
    Optional<UnitShare> of(String experiment) {
        return Optional.ofNullable(ranges.get(experiment)).map(taken -> new UnitShare(salt, taken));
    }
}
