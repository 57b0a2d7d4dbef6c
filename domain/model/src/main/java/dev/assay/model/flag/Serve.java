package dev.assay.model.flag;

import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.Percent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What is served: one variation, a share of users to each, or whatever an experiment gives them. Exactly one of the three.
 *
 * @param by of a split, the attribute that is put into a bucket instead of the user
 */
public record Serve(
        Optional<VariationId> variation, List<Share> split, Optional<String> by, Optional<ExperimentId> experiment) {
    public Serve {
        split = List.copyOf(split);
    }

    /** One variation's part of a split. */
    public record Share(VariationId variation, Percent percent) {}

    public static Serve always(VariationId variation) {
        return new Serve(Optional.of(variation), List.of(), Optional.empty(), Optional.empty());
    }

    public static Serve split(Share... shares) {
        return new Serve(Optional.empty(), List.of(shares), Optional.empty(), Optional.empty());
    }

    public static Serve experiment(ExperimentId experiment) {
        return new Serve(Optional.empty(), List.of(), Optional.empty(), Optional.of(experiment));
    }

    /** The split in basis points; of every variation it does not name: none. */
    SequencedMap<String, Integer> weights(List<Variation> variations) {
        var weights = new LinkedHashMap<String, Integer>();
        variations.forEach(variation -> weights.put(variation.id().value(), 0));
        split.forEach(
                share -> weights.put(share.variation().value(), share.percent().basisPoints()));
        return weights;
    }
}
