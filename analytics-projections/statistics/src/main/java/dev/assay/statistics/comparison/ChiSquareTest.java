package dev.assay.statistics.comparison;

import dev.assay.statistics.Status;
import dev.assay.statistics.distribution.ChiSquared;
import java.util.List;
import java.util.Optional;

/**
 * Pearson's chi-square test that rows (variants) share one distribution over the columns: Σ(O-E)²/E with (r-1)(c-1)
 * degrees of freedom; for two by two it is z². Yates' correction is offered for two by two and not the default, being
 * conservative. Needs expected counts of about 5.
 *
 * @param status {@link Status#DEGENERATE_TABLE} when a row or column is empty
 */
public record ChiSquareTest(Status status, Optional<Outcome> outcome) {

    public record Outcome(double statistic, int df, double lnP, double minExpected) {
        public double p() {
            return StrictMath.exp(lnP);
        }
    }

    public static ChiSquareTest of(List<List<Long>> table) {
        return test(table, false);
    }

    /** With |O-E| lessened by min(½, |O-E|). */
    public static ChiSquareTest withYates(List<List<Long>> table) {
        return test(table, true);
    }

    private static ChiSquareTest test(List<List<Long>> table, boolean yates) {
        int columns = table.getFirst().size();
        double[] rowTotals = new double[table.size()];
        double[] columnTotals = new double[columns];
        double total = 0;
        for (int r = 0; r < table.size(); r++) {
            for (int c = 0; c < columns; c++) {
                long count = table.get(r).get(c);
                rowTotals[r] += count;
                columnTotals[c] += count;
                total += count;
            }
        }
        if (table.size() < 2 || columns < 2 || anyZero(rowTotals) || anyZero(columnTotals)) {
            return new ChiSquareTest(Status.DEGENERATE_TABLE, Optional.empty());
        }
        double statistic = 0;
        double minExpected = Double.POSITIVE_INFINITY;
        for (int r = 0; r < table.size(); r++) {
            for (int c = 0; c < columns; c++) {
                double expected = rowTotals[r] * columnTotals[c] / total;
                double off = Math.abs(table.get(r).get(c) - expected);
                double distance = yates ? off - Math.min(0.5, off) : off;
                statistic += distance * distance / expected;
                minExpected = Math.min(minExpected, expected);
            }
        }
        int df = (table.size() - 1) * (columns - 1);
        return new ChiSquareTest(
                Status.OK, Optional.of(new Outcome(statistic, df, ChiSquared.lnUpperTail(statistic, df), minExpected)));
    }

    private static boolean anyZero(double[] totals) {
        for (double each : totals) {
            if (each == 0) {
                return true;
            }
        }
        return false;
    }
}
