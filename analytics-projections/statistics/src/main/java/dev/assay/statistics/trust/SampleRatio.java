package dev.assay.statistics.trust;

import dev.assay.statistics.Status;
import dev.assay.statistics.distribution.Binomial;
import dev.assay.statistics.distribution.ChiSquared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether users arrived in the configured shares: Pearson's goodness of fit over the arms with a positive weight. A
 * mismatch says that assignment or tracking is broken, and that no other number can be believed (Fabijan et al. 2019).
 *
 * @param status {@link Status#NO_TRAFFIC}, {@link Status#SINGLE_ARM}, or {@link Status#TRAFFIC_IN_ZERO_WEIGHT_ARM}, which is
 *     an alarm of its own beside the test of the other arms
 */
public record SampleRatio(Status status, Optional<Outcome> outcome) {
    /** Below this the alarm is raised; Fabijan et al. use it. */
    public static final double ALARM = 0.0005;

    public static final double WARNING = 0.001;
    /** With fewer expected in an arm the chi-square distribution is too coarse. */
    private static final double FEW = 20;

    /** An arm of tiny weight can expect few among very many: there the exact sum is long and hardly better. */
    private static final long MANY = 100_000;

    private static final double CONCENTRATION = 100;

    /**
     * The test over the arms with a positive weight.
     *
     * @param expected of the arms with a positive weight, in order; of several parts one after the other
     * @param lnExactP the exact binomial p: for two arms, one of which expects fewer than 20 users
     * @param lnBayesFactor of the always-valid test: Dirichlet-multinomial against the weights (Lindon and Malek 2022)
     */
    public record Outcome(
            List<Double> expected,
            double statistic,
            int df,
            double lnPearsonP,
            OptionalDouble lnExactP,
            double lnBayesFactor) {
        /** The p to judge by: the exact one where it exists. */
        public double lnP() {
            return lnExactP.orElse(lnPearsonP);
        }

        public double p() {
            return StrictMath.exp(lnP());
        }

        /** Valid at every look when its running minimum is kept. */
        public double sequentialP() {
            return Math.min(1, StrictMath.exp(-lnBayesFactor));
        }
    }

    /**
     * Checks users against weights, arm by arm.
     *
     * @param weights in any unit, none negative
     */
    public static SampleRatio check(List<Long> observed, List<Double> weights) {
        List<Long> counts = new ArrayList<>();
        List<Double> kept = new ArrayList<>();
        boolean stray = false;
        for (int i = 0; i < weights.size(); i++) {
            if (weights.get(i) > 0) {
                counts.add(observed.get(i));
                kept.add(weights.get(i));
            } else {
                stray |= observed.get(i) > 0;
            }
        }
        long total = counts.stream().mapToLong(Long::longValue).sum();
        Optional<Outcome> outcome =
                total > 0 && kept.size() > 1 ? Optional.of(test(counts, kept, total)) : Optional.empty();
        if (stray) {
            return new SampleRatio(Status.TRAFFIC_IN_ZERO_WEIGHT_ARM, outcome);
        }
        if (total == 0) {
            return new SampleRatio(Status.NO_TRAFFIC, outcome);
        }
        return new SampleRatio(kept.size() < 2 ? Status.SINGLE_ARM : Status.OK, outcome);
    }

    /**
     * Several parts of a run, each checked against weights of its own: statistics, degrees of freedom and the logarithms of the
     * Bayes factors add up, the parts' users being different ones.
     */
    public static SampleRatio together(List<SampleRatio> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        List<Outcome> outcomes =
                parts.stream().flatMap(part -> part.outcome().stream()).toList();
        Optional<Outcome> outcome = outcomes.isEmpty() ? Optional.empty() : Optional.of(sum(outcomes));
        if (parts.stream().anyMatch(part -> part.status() == Status.TRAFFIC_IN_ZERO_WEIGHT_ARM)) {
            return new SampleRatio(Status.TRAFFIC_IN_ZERO_WEIGHT_ARM, outcome);
        }
        if (outcome.isPresent()) {
            return new SampleRatio(Status.OK, outcome);
        }
        boolean anybody = parts.stream().anyMatch(part -> part.status() == Status.SINGLE_ARM);
        return new SampleRatio(anybody ? Status.SINGLE_ARM : Status.NO_TRAFFIC, outcome);
    }

    private static Outcome sum(List<Outcome> parts) {
        double statistic = parts.stream().mapToDouble(Outcome::statistic).sum();
        int df = parts.stream().mapToInt(Outcome::df).sum();
        return new Outcome(
                parts.stream().flatMap(part -> part.expected().stream()).toList(),
                statistic,
                df,
                ChiSquared.lnUpperTail(statistic, df),
                OptionalDouble.empty(),
                parts.stream().mapToDouble(Outcome::lnBayesFactor).sum());
    }

    private static Outcome test(List<Long> counts, List<Double> weights, long total) {
        double weightTotal = weights.stream().mapToDouble(Double::doubleValue).sum();
        List<Double> shares = weights.stream().map(w -> w / weightTotal).toList();
        List<Double> expected = shares.stream().map(share -> share * total).toList();
        double statistic = 0;
        for (int i = 0; i < counts.size(); i++) {
            double off = counts.get(i) - expected.get(i);
            statistic += off * off / expected.get(i);
        }
        int df = counts.size() - 1;
        boolean few = expected.stream().anyMatch(e -> e < FEW);
        OptionalDouble exact = few && counts.size() == 2 && total <= MANY
                ? OptionalDouble.of(new Binomial((int) total, shares.getFirst())
                        .lnTwoSided(counts.getFirst().intValue()))
                : OptionalDouble.empty();
        return new Outcome(
                expected,
                statistic,
                df,
                ChiSquared.lnUpperTail(statistic, df),
                exact,
                DirichletMultinomial.lnBayesFactor(counts, shares, total, CONCENTRATION));
    }
}
