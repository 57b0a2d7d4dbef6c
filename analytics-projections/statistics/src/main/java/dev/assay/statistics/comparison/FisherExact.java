package dev.assay.statistics.comparison;

import dev.assay.statistics.Status;
import dev.assay.statistics.Tail;
import dev.assay.statistics.distribution.LogSum;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Fisher's exact test: the treatment's conversions are hypergeometric given all margins. Two-sided by adding up the
 * tables no more probable than the observed one, ties within 1e-7 included (the rule of R). Probabilities are built as
 * ratios outward from the mode, so that no large factorials cancel.
 *
 * @param status {@link Status#EMPTY_ARM}; nobody converting is fine: p is 1
 */
public record FisherExact(Status status, Optional<Outcome> outcome) {
    private static final double TIES = StrictMath.log1p(1e-7);
    private static final long MOST_TABLES = 5_000_000;

    /**
     * The test among all tables with the same margins.
     *
     * @param lnObserved log probability of the observed table
     * @param oddsRatio of the sample; empty when a denominator cell is 0
     */
    public record Outcome(Tail p, double lnObserved, OptionalDouble oddsRatio) {
        /** The two-sided p less half the observed table's probability: less conservative. */
        public double midP() {
            return Math.max(0, p.twoSided() - StrictMath.exp(lnObserved) / 2);
        }
    }

    public static FisherExact test(Proportion control, Proportion treatment) {
        if (control.n() == 0 || treatment.n() == 0) {
            return new FisherExact(Status.EMPTY_ARM, Optional.empty());
        }
        long converted = control.converted() + treatment.converted();
        long least = Math.max(0, converted - control.n());
        long most = Math.min(converted, treatment.n());
        if (most - least >= MOST_TABLES) {
            throw new IllegalArgumentException("too many tables for an exact test; the z-test is exact enough here");
        }
        double[] ln = lnProbabilities(control.n(), treatment.n(), converted, least, (int) (most - least + 1));
        int observed = (int) (treatment.converted() - least);
        double bar = ln[observed] + TIES;
        double[] asRare = Arrays.stream(ln).filter(each -> each <= bar).toArray();
        Tail p = new Tail(
                Math.min(0, LogSum.of(asRare, 0, asRare.length)),
                Math.min(0, LogSum.of(ln, observed, ln.length)),
                Math.min(0, LogSum.of(ln, 0, observed + 1)));
        return new FisherExact(Status.OK, Optional.of(new Outcome(p, ln[observed], oddsRatio(control, treatment))));
    }

    /** ln P(Xt = least + i) for every table with these margins. */
    private static double[] lnProbabilities(long nc, long nt, long converted, long least, int tables) {
        double[] ln = new double[tables];
        double mode = (double) (nt + 1) * (converted + 1) / (nc + nt + 2);
        int start = (int) Math.max(0, Math.min(tables - 1, (long) mode - least));
        for (int i = start; i + 1 < tables; i++) {
            ln[i + 1] = ln[i] + lnRatio(nc, nt, converted, least + i);
        }
        for (int i = start; i > 0; i--) {
            ln[i - 1] = ln[i] - lnRatio(nc, nt, converted, least + i - 1);
        }
        double total = LogSum.of(ln, 0, tables);
        Arrays.setAll(ln, i -> ln[i] - total);
        return ln;
    }

    /** ln of P(x + 1) / P(x). */
    private static double lnRatio(long nc, long nt, long converted, long x) {
        return StrictMath.log(((double) (nt - x) / (x + 1)) * ((double) (converted - x) / (nc - converted + x + 1)));
    }

    private static OptionalDouble oddsRatio(Proportion control, Proportion treatment) {
        double below = (double) control.converted() * (treatment.n() - treatment.converted());
        double above = (double) treatment.converted() * (control.n() - control.converted());
        return below == 0 ? OptionalDouble.empty() : OptionalDouble.of(above / below);
    }
}
