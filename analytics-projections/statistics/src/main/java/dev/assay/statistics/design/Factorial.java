package dev.assay.statistics.design;

import dev.assay.statistics.Sample;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.Welch;
import dev.assay.statistics.distribution.ChiSquared;
import dev.assay.statistics.multiplicity.AdjustedP;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A full factorial of k factors with two levels: main effects and interactions of two factors, all cells counting alike.
 * Main effect: mean of the high cells minus mean of the low ones, variance ΣV/4^(k-1). Interaction of two: by how much one's effect
 * changes with the other, averaged over the remaining factors, variance ΣV/4^(k-2); for k = 2 that of {@link TwoByTwo}. p by t with
 * Welch-Satterthwaite degrees of freedom, adjusted by Holm within each order. Cells' means are independent.
 *
 * @param status {@link Status#EMPTY_ARM}, {@link Status#INSUFFICIENT_DATA} or {@link Status#ZERO_VARIANCE} of the cells
 */
public record Factorial(Status status, Optional<Outcome> outcome) {

    /**
     * One effect.
     *
     * @param factors one, or the two that interact
     * @param adjustedP by Holm over the effects of the same order
     */
    public record Effect(List<Integer> factors, Contrast contrast, double adjustedP) {}

    /**
     * Do the cells differ at all? Wald's W = (Cm)'(CVC')⁻¹(Cm) over all contrasts, which is Σ(m - m̄)²/V with m̄ weighted by 1/V.
     */
    public record Omnibus(double statistic, int df, double lnP) {
        public double p() {
            return StrictMath.exp(lnP);
        }
    }

    /**
     * The effects.
     *
     * @param omnibus empty when a cell has no variance
     */
    public record Outcome(List<Effect> main, List<Effect> interactions, Optional<Omnibus> omnibus) {}

    /** Of 2^k cells; bit i of a cell's place says whether factor i is on. */
    public static Factorial of(List<? extends Sample> cells, double alpha) {
        int k = Integer.numberOfTrailingZeros(cells.size());
        if (k < 1 || cells.size() != 1 << k) {
            throw new IllegalArgumentException("two cells, or four, eight …: one for each combination of levels");
        }
        Status status = Cells.comparable(cells);
        if (status != Status.OK) {
            return new Factorial(status, Optional.empty());
        }
        List<List<Integer>> singles = new ArrayList<>();
        List<List<Integer>> pairs = new ArrayList<>();
        for (int i = 0; i < k; i++) {
            singles.add(List.of(i));
            for (int j = i + 1; j < k; j++) {
                pairs.add(List.of(i, j));
            }
        }
        return new Factorial(
                status,
                Optional.of(new Outcome(effects(cells, singles, alpha), effects(cells, pairs, alpha), omnibus(cells))));
    }

    private static List<Effect> effects(List<? extends Sample> cells, List<List<Integer>> orders, double alpha) {
        List<Contrast> contrasts =
                orders.stream().map(factors -> contrast(cells, factors, alpha)).toList();
        List<Double> adjusted = AdjustedP.holm(contrasts.stream()
                .map(contrast -> contrast.studentP().twoSided())
                .toList());
        List<Effect> effects = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            effects.add(new Effect(orders.get(i), contrasts.get(i), adjusted.get(i)));
        }
        return effects;
    }

    private static Contrast contrast(List<? extends Sample> cells, List<Integer> factors, double alpha) {
        double weight = (double) (1 << factors.size()) / cells.size();
        List<Double> weights = new ArrayList<>();
        double estimate = 0;
        for (int cell = 0; cell < cells.size(); cell++) {
            int sign = 1;
            for (int factor : factors) {
                sign *= (cell >> factor & 1) == 1 ? 1 : -1;
            }
            weights.add(sign * weight);
            // Weights add up to 0: the first cell's mean may be taken from all, and a large offset cancels exactly.
            estimate +=
                    sign * weight * cells.get(cell).meanMinus(cells.getFirst()).orElseThrow();
        }
        return Contrast.of(cells, weights, estimate, alpha);
    }

    private static Optional<Omnibus> omnibus(List<? extends Sample> cells) {
        double weights = 0;
        double offset = 0;
        for (Sample cell : cells) {
            if (Welch.sampling(cell) == 0) {
                return Optional.empty();
            }
            weights += 1 / Welch.sampling(cell);
            offset += cell.meanMinus(cells.getFirst()).orElseThrow() / Welch.sampling(cell);
        }
        double statistic = 0;
        for (Sample cell : cells) {
            double off = cell.meanMinus(cells.getFirst()).orElseThrow() - offset / weights;
            statistic += off * off / Welch.sampling(cell);
        }
        int df = cells.size() - 1;
        return Optional.of(new Omnibus(statistic, df, ChiSquared.lnUpperTail(statistic, df)));
    }
}
