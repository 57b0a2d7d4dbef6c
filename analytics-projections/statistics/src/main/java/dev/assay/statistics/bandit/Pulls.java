package dev.assay.statistics.bandit;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Arms by what they paid so far, and two ways to share the next pulls that need no distribution.
 *
 * @param arms rewards between 0 and 1 a pull, for the bounds to hold
 */
public record Pulls(List<Arm> arms) {
    public Pulls {
        arms = List.copyOf(arms);
        if (arms.isEmpty()) {
            throw new IllegalArgumentException("there is no arm to pull");
        }
    }

    public record Arm(long pulls, double rewards) {
        OptionalDouble mean() {
            return pulls == 0 ? OptionalDouble.empty() : OptionalDouble.of(rewards / pulls);
        }
    }

    /** UCB1 (Auer, Cesa-Bianchi and Fischer 2002): mean + √(2·ln N / n); empty for an arm that was never pulled. */
    public List<OptionalDouble> upperBounds() {
        long all = arms.stream().mapToLong(Arm::pulls).sum();
        return arms.stream()
                .map(arm -> arm.mean().isEmpty()
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(
                                arm.mean().getAsDouble() + Math.sqrt(2 * StrictMath.log(all) / arm.pulls())))
                .toList();
    }

    /** The arm UCB1 pulls next: one never pulled, else the highest bound; of equals the first. */
    public int next() {
        List<OptionalDouble> bounds = upperBounds();
        int best = 0;
        for (int i = 0; i < bounds.size(); i++) {
            if (bounds.get(i).isEmpty()) {
                return i;
            }
            if (bounds.get(i).getAsDouble() > bounds.get(best).getAsDouble()) {
                best = i;
            }
        }
        return best;
    }

    /** ε shared evenly, the rest to the best mean; of equals the first. Evenly while nothing was pulled. */
    public List<Double> greedy(double epsilon) {
        int best = -1;
        for (int i = 0; i < arms.size(); i++) {
            OptionalDouble mean = arms.get(i).mean();
            if (mean.isPresent()
                    && (best < 0 || mean.getAsDouble() > arms.get(best).mean().getAsDouble())) {
                best = i;
            }
        }
        double even = best < 0 ? 1.0 / arms.size() : epsilon / arms.size();
        List<Double> shares = new ArrayList<>(
                IntStream.range(0, arms.size()).mapToObj(i -> even).toList());
        if (best >= 0) {
            shares.set(best, even + 1 - epsilon);
        }
        return List.copyOf(shares);
    }
}
