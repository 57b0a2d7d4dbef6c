package dev.assay.statistics.bandit;

import dev.assay.statistics.distribution.GaussLegendre;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Thompson sampling's shares: the probability that each arm is the best, P(best i) = ∫ f_i(x)·Π_{j≠i} F_j(x) dx, by quadrature
 * over panels that follow every arm's density; no simulation, so a replay proposes the same to the last bit.
 *
 * @param best by arm
 * @param second the probability of being the second best
 */
public record Thompson(List<Double> best, List<Double> second) {
    /** How far the logarithm of a density has fallen at the ends of its panels. */
    private static final double[] FALLS = {0.5, 2, 4.5, 8, 12.5, 18, 24.5, 32, 40};

    private static final GaussLegendre RULE = GaussLegendre.of(20);

    /**
     * Weighs the arms; all of one kind.
     *
     * @param maximize whether the largest reward is best, not the smallest
     */
    public static Thompson of(List<? extends Belief> arms, boolean maximize) {
        int k = arms.size();
        if (k == 1) {
            return new Thompson(List.of(1.0), List.of(0.0));
        }
        double[] best = new double[k];
        double[] second = new double[k];
        List<Double> breaks = new ArrayList<>(breaks(arms));
        double[] density = new double[k];
        double[] beaten = new double[k];
        double[] beating = new double[k];
        for (int panel = 1; panel < breaks.size(); panel++) {
            for (int node = 0; node < RULE.size(); node++) {
                double x = RULE.node(node, breaks.get(panel - 1), breaks.get(panel));
                double weight = RULE.weight(node, breaks.get(panel - 1), breaks.get(panel));
                for (int i = 0; i < k; i++) {
                    density[i] = StrictMath.exp(arms.get(i).lnDensity(x));
                    beaten[i] = StrictMath.exp(
                            maximize ? arms.get(i).lnBelow(x) : arms.get(i).lnAbove(x));
                    beating[i] = StrictMath.exp(
                            maximize ? arms.get(i).lnAbove(x) : arms.get(i).lnBelow(x));
                }
                add(weight, density, beaten, beating, best, second);
            }
        }
        return new Thompson(boxed(best), boxed(second));
    }

    private static void add(
            double weight, double[] density, double[] beaten, double[] beating, double[] best, double[] second) {
        for (int i = 0; i < density.length; i++) {
            if (density[i] == 0) {
                continue;
            }
            // The probability that no other arm, and that exactly one other, lies beyond.
            double none = 1;
            double one = 0;
            for (int j = 0; j < density.length; j++) {
                if (j != i) {
                    one = one * beaten[j] + none * beating[j];
                    none *= beaten[j];
                }
            }
            best[i] += weight * density[i] * none;
            second[i] += weight * density[i] * one;
        }
    }

    private static TreeSet<Double> breaks(List<? extends Belief> arms) {
        TreeSet<Double> breaks = new TreeSet<>();
        for (Belief arm : arms) {
            double top = arm.lnDensity(arm.centre());
            breaks.add(arm.centre());
            for (double fall : FALLS) {
                breaks.add(fallen(arm, top - fall, -arm.spread()));
                breaks.add(fallen(arm, top - fall, arm.spread()));
            }
        }
        return breaks;
    }

    /** Where the density has fallen to a level, on one side. */
    private static double fallen(Belief arm, double level, double step) {
        double inside = arm.centre();
        double outside = inside + step;
        for (double further = 2 * step; arm.lnDensity(outside) > level; further *= 2) {
            inside = outside;
            outside += further;
        }
        for (int i = 0; i < 40; i++) {
            double middle = 0.5 * (inside + outside);
            if (arm.lnDensity(middle) > level) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return outside;
    }

    private static List<Double> boxed(double[] values) {
        return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
    }

    /** Shares of traffic in which no arm falls below the floor f: f + (1 - K·f)·P(best). */
    public List<Double> weights(double floor) {
        return floored(best, floor);
    }

    /** The same with half of each share by the second best (top-two; Russo 2016): learns which of the two is better. */
    public List<Double> topTwoWeights(double floor) {
        return floored(
                IntStream.range(0, best.size())
                        .mapToObj(i -> best.size() == 1 ? 1.0 : (best.get(i) + second.get(i)) / 2)
                        .toList(),
                floor);
    }

    private static List<Double> floored(List<Double> shares, double floor) {
        double rest = 1 - shares.size() * floor;
        if (!(floor >= 0 && rest >= 0)) {
            throw new IllegalArgumentException("the floors of all arms take up at most everything");
        }
        return shares.stream().map(share -> floor + rest * share).toList();
    }
}
