package dev.assay.statistics.covariate;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Sample;
import dev.assay.statistics.Status;
import dev.assay.statistics.Tail;
import dev.assay.statistics.distribution.Normal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A difference in means within strata, weighted by how many users each has: chance imbalance of the strata between the arms
 * no longer shows (Miratrix, Sekhon and Yu 2013). d = Σ w·d_s with variance Σ w²(V_cs + V_ts), tested as a normal. Strata with
 * few users in an arm should be thrown together beforehand.
 *
 * @param status {@link Status#EMPTY_ARM} when a stratum lacks an arm, {@link Status#INSUFFICIENT_DATA} or
 *     {@link Status#ZERO_VARIANCE}
 */
public record PostStratification(Status status, Optional<Outcome> outcome) {
    /** With fewer users in an arm a stratum's variance is a guess. */
    public static final long FEW = 10;

    /**
     * A stratum.
     *
     * @param weight its share of all users; empty for that of the users at hand
     */
    public record Stratum(OptionalDouble weight, Sample control, Sample treatment) {
        long users() {
            return control.n() + treatment.n();
        }
    }

    /**
     * The weighted comparison.
     *
     * @param naiveDifference without strata
     */
    public record Outcome(
            List<Double> weights,
            double difference,
            double se,
            double z,
            Tail p,
            Interval interval,
            double naiveDifference) {}

    public static PostStratification compare(List<Stratum> strata, double alpha) {
        if (strata.isEmpty()
                || strata.stream()
                        .anyMatch(each ->
                                each.control().n() == 0 || each.treatment().n() == 0)) {
            return new PostStratification(Status.EMPTY_ARM, Optional.empty());
        }
        if (strata.stream()
                .anyMatch(each -> each.control().n() < 2 || each.treatment().n() < 2)) {
            return new PostStratification(Status.INSUFFICIENT_DATA, Optional.empty());
        }
        double users = strata.stream().mapToLong(Stratum::users).sum();
        List<Double> weights = strata.stream()
                .map(each -> each.weight().orElse(each.users() / users))
                .toList();
        double difference = 0;
        double variance = 0;
        for (int i = 0; i < strata.size(); i++) {
            Stratum each = strata.get(i);
            double weight = weights.get(i);
            difference += weight * each.treatment().meanMinus(each.control()).orElseThrow();
            variance += weight * weight * (sampling(each.control()) + sampling(each.treatment()));
        }
        if (!(variance > 0)) {
            return new PostStratification(Status.ZERO_VARIANCE, Optional.empty());
        }
        double se = Math.sqrt(variance);
        double z = difference / se;
        return new PostStratification(
                Status.OK,
                Optional.of(new Outcome(
                        weights,
                        difference,
                        se,
                        z,
                        Normal.tail(z),
                        Interval.around(difference, Normal.critical(alpha) * se),
                        mean(strata.stream().map(Stratum::treatment).toList())
                                - mean(strata.stream().map(Stratum::control).toList()))));
    }

    private static double sampling(Sample arm) {
        return arm.variance().orElseThrow() / arm.n();
    }

    private static double mean(List<Sample> parts) {
        double sum = 0;
        double n = 0;
        for (Sample part : parts) {
            sum += part.n() * part.mean().orElseThrow();
            n += part.n();
        }
        return sum / n;
    }
}
