package dev.assay.statistics.design;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Sample;
import dev.assay.statistics.Tail;
import dev.assay.statistics.comparison.Welch;
import dev.assay.statistics.distribution.Normal;
import dev.assay.statistics.distribution.StudentT;
import java.util.List;

/**
 * A weighted sum of independent means Σc·m with se² = Σc²V and Welch-Satterthwaite degrees of freedom (Σc²V)²/Σ((c²V)²/(n-1)). For
 * cells with two users or more, not all of them without variance.
 *
 * @param normal the interval with normal quantiles
 * @param student with those of t
 */
public record Contrast(
        double estimate,
        double se,
        double statistic,
        double df,
        Tail normalP,
        Tail studentP,
        Interval normal,
        Interval student) {

    static Contrast of(List<? extends Sample> cells, List<Double> weights, double estimate, double alpha) {
        double variance = 0;
        for (int i = 0; i < cells.size(); i++) {
            variance += weights.get(i) * weights.get(i) * Welch.sampling(cells.get(i));
        }
        double inverse = 0;
        for (int i = 0; i < cells.size(); i++) {
            double share = weights.get(i) * weights.get(i) * Welch.sampling(cells.get(i)) / variance;
            inverse += share * share / (cells.get(i).n() - 1);
        }
        double se = Math.sqrt(variance);
        double df = 1 / inverse;
        double statistic = estimate / se;
        return new Contrast(
                estimate,
                se,
                statistic,
                df,
                Normal.tail(statistic),
                StudentT.tail(statistic, df),
                Interval.around(estimate, Normal.critical(alpha) * se),
                Interval.around(estimate, StudentT.critical(alpha, df) * se));
    }
}
