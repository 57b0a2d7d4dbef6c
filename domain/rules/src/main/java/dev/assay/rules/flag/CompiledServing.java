package dev.assay.rules.flag;

import dev.assay.rules.Attributes;
import dev.assay.rules.BucketTable;
import dev.assay.rules.SaltedBuckets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Serving} made ready: variations are indices. */
sealed interface CompiledServing {
    /** The variation's index, or -1 to pass the unit on to the next rule. */
    int variation(String unit, Attributes attributes, Surroundings around);

    /** @param ruled whether it stands in a rule, or is what is served otherwise */
    FlagReason reason(boolean ruled);

    default @Nullable String experiment() {
        return null;
    }

    /** What decided, for people. */
    default String told(String unit, Attributes attributes) {
        return "";
    }

    static CompiledServing of(Serving serving, List<String> variations, SaltedBuckets buckets) {
        return switch (serving) {
            case Serving.Always(var variation) -> new Always(required(variations, variation));
            case Serving.Split(var allocation, var by) -> {
                var owners = allocation.shares().stream()
                        .mapToInt(share -> required(variations, share.variant()))
                        .toArray();
                yield new Split(BucketTable.of(allocation), owners, buckets, by.orElse(null));
            }
            case Serving.InExperiment(var experiment) -> new InExperiment(experiment, variations);
        };
    }

    private static int required(List<String> variations, String variation) {
        int index = variations.indexOf(variation);
        if (index < 0) {
            throw new IllegalArgumentException("'" + variation + "' is no variation");
        }
        return index;
    }

    record Always(int variation) implements CompiledServing {
        @Override
        public int variation(String unit, Attributes attributes, Surroundings around) {
            return variation;
        }

        @Override
        public FlagReason reason(boolean ruled) {
            return ruled ? FlagReason.RULE : FlagReason.DEFAULT;
        }
    }

    /** @param owners the variation's index of each owner in the table */
    record Split(
            BucketTable table,
            int[] owners,
            SaltedBuckets buckets,
            @Nullable String by) implements CompiledServing {
        @Override
        public int variation(String unit, Attributes attributes, Surroundings around) {
            var bucketed = by == null ? unit : attributes.text(by);
            return bucketed == null ? -1 : owners[table.indexOf(buckets.bucketOf(bucketed))];
        }

        @Override
        public FlagReason reason(boolean ruled) {
            return FlagReason.SPLIT;
        }

        @Override
        public String told(String unit, Attributes attributes) {
            var bucketed = by == null ? unit : attributes.text(by);
            return bucketed == null ? "" : ": bucket " + buckets.bucketOf(bucketed);
        }
    }

    record InExperiment(String id, List<String> variations) implements CompiledServing {
        @Override
        public int variation(String unit, Attributes attributes, Surroundings around) {
            var variant = around.variantIn(id);
            return variant == null ? -1 : variations.indexOf(variant);
        }

        @Override
        public FlagReason reason(boolean ruled) {
            return FlagReason.EXPERIMENT;
        }

        @Override
        public String experiment() {
            return id;
        }
    }
}
