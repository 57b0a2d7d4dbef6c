package dev.assay.analytics.results;

import dev.assay.statistics.Moments;
import dev.assay.statistics.quantile.Histogram;
import java.util.List;
import java.util.OptionalLong;

/**
 * Cuts users' values off at a quantile of all variants together, taken at the upper edge of its bucket: at most a 128th above
 * the quantile itself, and exact beyond.
 */
final class Capping {
    private static final int MICROS = 6;

    private Capping() {}

    /** The same when the histograms are not known, as for part of the run. */
    static List<ArmTally> at(double quantile, List<ArmTally> arms) {
        if (arms.stream().anyMatch(arm -> arm.totals().isEmpty())) {
            return arms;
        }
        OptionalLong edge = arms.stream()
                .flatMap(arm -> arm.totals().stream())
                .reduce(Histogram.EMPTY, Histogram::plus)
                .edge(quantile);
        return edge.isEmpty()
                ? arms
                : arms.stream().map(arm -> capped(arm, edge.getAsLong())).toList();
    }

    private static ArmTally capped(ArmTally arm, long edge) {
        var capped = arm.totals().orElseThrow().cappedAt(edge);
        var moments = capped.moments();
        return arm.with(new Moments(moments.n(), moments.sum(), moments.sumOfSquares(), MICROS), capped.capped());
    }
}
