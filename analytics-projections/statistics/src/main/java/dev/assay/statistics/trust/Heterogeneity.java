package dev.assay.statistics.trust;

import dev.assay.statistics.Status;
import dev.assay.statistics.Tail;
import dev.assay.statistics.distribution.ChiSquared;
import dev.assay.statistics.distribution.Normal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Whether segments' effects differ by more than chance: Cochran's Q = Σw(e - ē)² with w = 1/se² and ē the weighted mean, chi-squared
 * with k - 1 degrees of freedom when they do not; I² = max(0, (Q - df)/Q) is the share of the spread that chance does not explain;
 * τ² = max(0, (Q - df)/(Σw - Σw²/Σw)) estimates the variance of the true effects (DerSimonian and Laird 1986). Segments are
 * disjoint, standard errors known. Correct the segments' own p-values within a metric, as by Holm.
 *
 * @param status {@link Status#INSUFFICIENT_DATA} without segments or with one, which has a pooled effect and no test;
 *     {@link Status#ZERO_VARIANCE} when a standard error is 0
 */
public record Heterogeneity(Status status, Optional<Outcome> outcome) {

    /**
     * The comparison of the segments.
     *
     * @param lnP empty with one segment
     * @param segmentP of each segment's effect against 0, normal
     */
    public record Outcome(
            double pooled,
            double pooledSe,
            double q,
            int df,
            OptionalDouble lnP,
            double iSquared,
            double tauSquared,
            List<Tail> segmentP) {
        public OptionalDouble p() {
            return lnP.isPresent() ? OptionalDouble.of(StrictMath.exp(lnP.getAsDouble())) : lnP;
        }
    }

    public static Heterogeneity of(List<Double> estimates, List<Double> ses) {
        if (estimates.size() != ses.size() || ses.stream().anyMatch(se -> !(se >= 0))) {
            throw new IllegalArgumentException("a standard error for each estimate, none negative");
        }
        int k = estimates.size();
        if (k == 0) {
            return new Heterogeneity(Status.INSUFFICIENT_DATA, Optional.empty());
        }
        if (ses.stream().anyMatch(se -> se == 0)) {
            return new Heterogeneity(Status.ZERO_VARIANCE, Optional.empty());
        }
        // Weights as shares of the most precise segment's: 1/se² of a tiny se does not overflow.
        double unit = ses.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double sum = 0;
        double squares = 0;
        double offset = 0;
        double origin = estimates.getFirst();
        for (int i = 0; i < k; i++) {
            double weight = weight(unit, ses.get(i));
            sum += weight;
            squares += weight * weight;
            offset += weight * (estimates.get(i) - origin);
        }
        // Around the first estimate, so that equal estimates leave a Q of 0 and not what rounding leaves.
        offset /= sum;
        double q = 0;
        for (int i = 0; i < k; i++) {
            double z = (estimates.get(i) - origin - offset) / ses.get(i);
            q += z * z;
        }
        int df = k - 1;
        double excess = Math.max(0, q - df);
        double spread = sum - squares / sum;
        return new Heterogeneity(
                k > 1 ? Status.OK : Status.INSUFFICIENT_DATA,
                Optional.of(new Outcome(
                        origin + offset,
                        unit / Math.sqrt(sum),
                        q,
                        df,
                        k > 1 ? OptionalDouble.of(ChiSquared.lnUpperTail(q, df)) : OptionalDouble.empty(),
                        q > 0 ? excess / q : 0,
                        k > 1 ? excess / spread * unit * unit : 0,
                        IntStream.range(0, k)
                                .mapToObj(i -> Normal.tail(estimates.get(i) / ses.get(i)))
                                .toList())));
    }

    private static double weight(double unit, double se) {
        return (unit / se) * (unit / se);
    }
}
