package dev.assay.statistics.design;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Sample;
import dev.assay.statistics.Status;
import dev.assay.statistics.Tail;
import dev.assay.statistics.distribution.Normal;
import dev.assay.statistics.distribution.StudentT;
import java.util.List;
import java.util.Optional;

/**
 * A weighted sum Σ c_i·m_i of the means of several cells: variance Σ c_i²·V_i, degrees of freedom by Welch and Satterthwaite.
 *
 * @param df infinite when no cell with a weight varies
 */
public record Contrast(double estimate, double se, double df, Optional<Test> test) {

    /**
     * The test of no contrast.
     *
     * @param normal as if with any number of users
     * @param normalInterval likewise
     */
    public record Test(double statistic, Tail p, Tail normal, Interval interval, Interval normalInterval) {}

    /** Whether all cells can be used. */
    static Status usable(List<? extends Sample> cells) {
        if (cells.stream().anyMatch(cell -> cell.n() == 0)) {
            return Status.EMPTY_ARM;
        }
        return cells.stream().anyMatch(cell -> cell.n() < 2) ? Status.INSUFFICIENT_DATA : Status.OK;
    }

    /** Of cells with two users or more each. */
    public static Contrast of(List<? extends Sample> cells, List<Double> weights, double alpha) {
        double estimate = 0;
        double variance = 0;
        double denominator = 0;
        for (int i = 0; i < cells.size(); i++) {
            Sample cell = cells.get(i);
            double weight = weights.get(i);
            double v = weight * weight * cell.variance().orElseThrow() / cell.n();
            estimate += weight * cell.mean().orElseThrow();
            variance += v;
            denominator += v * v / (cell.n() - 1);
        }
        double se = Math.sqrt(variance);
        if (!(variance > 0)) {
            return new Contrast(estimate, 0, Double.POSITIVE_INFINITY, Optional.empty());
        }
        double df = variance * variance / denominator;
        double statistic = estimate / se;
        return new Contrast(
                estimate,
                se,
                df,
                Optional.of(new Test(
                        statistic,
                        StudentT.tail(statistic, df),
                        Normal.tail(statistic),
                        Interval.around(estimate, StudentT.critical(alpha, df) * se),
                        Interval.around(estimate, Normal.critical(alpha) * se))));
    }
}
