package dev.assay.statistics.covariate;

import dev.assay.statistics.Sample;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.NormalTest;
import dev.assay.statistics.comparison.Welch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A difference of means, stratum by stratum (Miratrix, Sekhon and Yu 2013): Σw(mt - mc), variance Σw²(vc/nc + vt/nt), normal.
 * Strata are known before the first exposure; {@link Strata#collapsed} joins those too small to use.
 *
 * @param status {@link Status#EMPTY_ARM} or {@link Status#INSUFFICIENT_DATA} when a stratum with a weight has an arm without
 *     users or with one; {@link Status#ZERO_VARIANCE}
 * @param weights the share of all users, of both arms, that each stratum has; or as given
 * @param difference empty when a stratum with a weight has an empty arm
 * @param unstratified the plain difference of means; empty when an arm has no users at all
 */
public record PostStratification(
        Status status,
        List<Double> weights,
        OptionalDouble difference,
        Optional<NormalTest> test,
        OptionalDouble unstratified) {

    /** The two arms of one stratum. */
    public record Stratum(Sample control, Sample treatment) {
        long n() {
            return control.n() + treatment.n();
        }
    }

    /** With each stratum's share of all users as its weight. */
    public static PostStratification compare(List<Stratum> strata, double alpha) {
        long all = strata.stream().mapToLong(Stratum::n).sum();
        if (all == 0) {
            return without(Status.EMPTY_ARM, List.of(), OptionalDouble.empty(), OptionalDouble.empty());
        }
        return compare(
                strata,
                strata.stream().map(stratum -> (double) stratum.n() / all).toList(),
                alpha);
    }

    /** With weights given, such as a population's shares; taken as they are. */
    public static PostStratification compare(List<Stratum> strata, List<Double> weights, double alpha) {
        if (weights.size() != strata.size() || !weights.stream().allMatch(weight -> weight >= 0)) {
            throw new IllegalArgumentException("a weight for each stratum, none negative");
        }
        List<Stratum> used = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < strata.size(); i++) {
            if (weights.get(i) > 0) {
                used.add(strata.get(i));
                shares.add(weights.get(i));
            }
        }
        OptionalDouble unstratified = Pooled.difference(strata);
        if (used.isEmpty()
                || used.stream()
                        .anyMatch(each ->
                                each.control().n() == 0 || each.treatment().n() == 0)) {
            return without(Status.EMPTY_ARM, weights, OptionalDouble.empty(), unstratified);
        }
        double difference = 0;
        for (int i = 0; i < used.size(); i++) {
            difference += shares.get(i)
                    * used.get(i).treatment().meanMinus(used.get(i).control()).orElseThrow();
        }
        if (used.stream()
                .anyMatch(each -> each.control().n() < 2 || each.treatment().n() < 2)) {
            return without(Status.INSUFFICIENT_DATA, weights, OptionalDouble.of(difference), unstratified);
        }
        double variance = 0;
        for (int i = 0; i < used.size(); i++) {
            double sampling = Welch.sampling(used.get(i).control())
                    + Welch.sampling(used.get(i).treatment());
            variance += shares.get(i) * shares.get(i) * sampling;
        }
        if (variance == 0) {
            return without(Status.ZERO_VARIANCE, weights, OptionalDouble.of(difference), unstratified);
        }
        return new PostStratification(
                Status.OK,
                weights,
                OptionalDouble.of(difference),
                Optional.of(NormalTest.of(difference, Math.sqrt(variance), alpha)),
                unstratified);
    }

    private static PostStratification without(
            Status status, List<Double> weights, OptionalDouble difference, OptionalDouble unstratified) {
        return new PostStratification(status, weights, difference, Optional.empty(), unstratified);
    }
}
