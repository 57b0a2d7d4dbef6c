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
 * Whether an effect is the same in all segments: Cochran's Q with inverse-variance weights, chi-squared with one degree of
 * freedom fewer than segments; I² is the share of the spread that chance does not explain, τ² its variance (DerSimonian and
 * Laird 1986).
 *
 * @param status {@link Status#INSUFFICIENT_DATA} without segments, {@link Status#ZERO_VARIANCE} when one has no standard error
 */
public record Heterogeneity(Status status, Optional<Outcome> outcome) {

    /**
     * The comparison of the segments.
     *
     * @param pooled the common effect, weighted by precision
     * @param p empty for one segment
     * @param segments each segment's own test, unadjusted
     */
    public record Outcome(
            double pooled,
            double pooledSe,
            double q,
            int df,
            OptionalDouble p,
            double iSquared,
            double tauSquared,
            List<Tail> segments) {}

    public static Heterogeneity of(List<Double> estimates, List<Double> ses) {
        if (estimates.isEmpty()) {
            return new Heterogeneity(Status.INSUFFICIENT_DATA, Optional.empty());
        }
        if (ses.stream().anyMatch(se -> !(se > 0))) {
            return new Heterogeneity(Status.ZERO_VARIANCE, Optional.empty());
        }
        double weights = 0;
        double squares = 0;
        double sum = 0;
        for (int i = 0; i < estimates.size(); i++) {
            double weight = 1 / (ses.get(i) * ses.get(i));
            weights += weight;
            squares += weight * weight;
            sum += weight * estimates.get(i);
        }
        double pooled = sum / weights;
        double q = 0;
        for (int i = 0; i < estimates.size(); i++) {
            double off = (estimates.get(i) - pooled) / ses.get(i);
            q += off * off;
        }
        int df = estimates.size() - 1;
        double spread = Math.max(0, q - df);
        return new Heterogeneity(
                Status.OK,
                Optional.of(new Outcome(
                        pooled,
                        1 / Math.sqrt(weights),
                        q,
                        df,
                        df == 0 ? OptionalDouble.empty() : OptionalDouble.of(ChiSquared.upperTail(q, df)),
                        q > 0 ? spread / q : 0,
                        df == 0 ? 0 : spread / (weights - squares / weights),
                        IntStream.range(0, estimates.size())
                                .mapToObj(i -> Normal.tail(estimates.get(i) / ses.get(i)))
                                .toList())));
    }
}
