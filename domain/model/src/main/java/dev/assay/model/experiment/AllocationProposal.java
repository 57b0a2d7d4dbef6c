package dev.assay.model.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.model.metric.Direction;
import dev.assay.model.metric.MetricId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * How a bandit would divide traffic, with all it was worked out from: the same settings and evidence give the same shares again.
 *
 * @param shares in the order of the variants; they add up to 100
 */
public record AllocationProposal(Settings settings, Evidence evidence, List<Share> shares) {
    public AllocationProposal {
        shares = List.copyOf(shares);
    }

    /** Which rule divides. */
    public enum Strategy {
        /** By the chance that each variant is the best. */
        @JsonProperty("thompson")
        THOMPSON,
        /** Half of that by the chance of being the second best: learns sooner which of two is better. */
        @JsonProperty("top_two")
        TOP_TWO,
        /** To the highest upper confidence bound; for rates. */
        @JsonProperty("ucb1")
        UCB1,
        /** To the best so far, but for a share that explores evenly. */
        @JsonProperty("epsilon_greedy")
        EPSILON_GREEDY
    }

    /**
     * What was asked for.
     *
     * @param floor no variant gets less
     * @param epsilon the share that explores, as a fraction; for {@link Strategy#EPSILON_GREEDY}
     * @param seed decides between variants that look alike
     */
    public record Settings(Strategy strategy, Percent floor, double epsilon, long seed) {
        public static final Percent DEFAULT_FLOOR = new Percent(100);
        public static final double DEFAULT_EPSILON = 0.1;
    }

    /**
     * What was known.
     *
     * @param metric empty for the experiment's own conversions
     * @param rate whether a user's value is 0 or 1
     * @param position where in the behaviour log the numbers were true
     * @param generation of the metric view
     */
    public record Evidence(
            Optional<MetricId> metric,
            int metricVersion,
            Direction direction,
            boolean rate,
            int generation,
            long position,
            Instant asOf,
            List<Arm> arms) {
        public Evidence {
            arms = List.copyOf(arms);
        }
    }

    /**
     * A variant by what it brought.
     *
     * @param mean of a user's value, empty for a rate
     */
    public record Arm(
            VariantId variantId, long users, long conversions, OptionalDouble mean, OptionalDouble variance) {}

    public record Share(VariantId variantId, Percent allocation) {}

    SequencedMap<VariantId, Percent> weights() {
        return weights(shares);
    }

    static SequencedMap<VariantId, Percent> weights(List<Share> shares) {
        var weights = new LinkedHashMap<VariantId, Percent>();
        shares.forEach(share -> weights.put(share.variantId(), share.allocation()));
        return weights;
    }
}
