package dev.assay.statistics.multiplicity;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * p-values adjusted for several comparisons, in the order given; reject where the adjusted p is at most alpha. Ties keep
 * their order. Family-wise error: Bonferroni, Šidák (independent tests), Holm (1979), Hochberg (1988). False discovery
 * rate: Benjamini and Hochberg (1995), Benjamini and Yekutieli (2001, any dependence).
 */
public final class AdjustedP {
    private AdjustedP() {}

    public static List<Double> bonferroni(List<Double> p) {
        return p.stream().map(each -> Math.min(1, p.size() * each)).toList();
    }

    public static List<Double> sidak(List<Double> p) {
        return p.stream()
                .map(each -> -StrictMath.expm1(p.size() * StrictMath.log1p(-each)))
                .toList();
    }

    public static List<Double> holm(List<Double> p) {
        int m = p.size();
        return stepDown(p, rank -> m - rank);
    }

    public static List<Double> hochberg(List<Double> p) {
        int m = p.size();
        return stepUp(p, rank -> m - rank);
    }

    public static List<Double> benjaminiHochberg(List<Double> p) {
        int m = p.size();
        return stepUp(p, rank -> (double) m / (rank + 1));
    }

    public static List<Double> benjaminiYekutieli(List<Double> p) {
        int m = p.size();
        double harmonic = IntStream.rangeClosed(1, m).mapToDouble(i -> 1.0 / i).sum();
        return stepUp(p, rank -> harmonic * m / (rank + 1));
    }

    /** The share of the error the intervals of Benjamini and Yekutieli (2005) may use: R·alpha/m, R at least 1. */
    public static double falseCoverageAlpha(List<Double> p, double alpha) {
        long rejected =
                benjaminiHochberg(p).stream().filter(each -> each <= alpha).count();
        return Math.max(1, rejected) * alpha / p.size();
    }

    private static List<Double> stepDown(List<Double> p, IntToDoubleFunction factorOfRank) {
        Double[] adjusted = new Double[p.size()];
        double running = 0;
        int rank = 0;
        for (int index : ascending(p)) {
            running = Math.max(running, Math.min(1, factorOfRank.applyAsDouble(rank++) * p.get(index)));
            adjusted[index] = running;
        }
        return List.of(adjusted);
    }

    private static List<Double> stepUp(List<Double> p, IntToDoubleFunction factorOfRank) {
        Double[] adjusted = new Double[p.size()];
        double running = 1;
        int rank = p.size();
        for (int index : ascending(p).reversed()) {
            running = Math.min(running, factorOfRank.applyAsDouble(--rank) * p.get(index));
            adjusted[index] = running;
        }
        return List.of(adjusted);
    }

    private static List<Integer> ascending(List<Double> p) {
        return IntStream.range(0, p.size())
                .boxed()
                .sorted(Comparator.comparing(p::get))
                .toList();
    }
}
