package dev.assay.statistics.design;

import dev.assay.statistics.Sample;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.NormalTest;
import dev.assay.statistics.comparison.Welch;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * Means of arms whose shares changed during the run, as a bandit's do. Raw means mix periods in proportions that differ between
 * arms and are biased when the base rate drifts (Simpson's paradox). Stratified: Σw_k·m_k with w_k the period's share of all
 * users, se² = Σw_k²·v_k/n_k. Weighted by inverse probability (Hájek): Σ(n·m/a)/Σ(n/a) with a the arm's allocation in the period.
 *
 * @param status {@link Status#NO_TRAFFIC} without anybody; {@link Status#EMPTY_ARM} when an arm lacks users in a period that has
 *     some, {@link Status#INSUFFICIENT_DATA} when it has one user there: its own stratified mean or error is then empty
 */
public record StratifiedPeriods(Status status, SequencedMap<String, ArmMean> arms) {

    /** An arm in a period: what it was allocated of the traffic, and who came. */
    public record PeriodArm(double allocation, Sample sample) {
        public PeriodArm {
            if (!(allocation >= 0)) {
                throw new IllegalArgumentException("an allocation is not negative");
            }
        }
    }

    /**
     * An arm over all periods.
     *
     * @param naive the plain mean, for comparison; empty without users
     * @param stratified empty when the arm lacks users in a period
     * @param se of the stratified mean; empty besides when a variance is unknown
     * @param hajek over the periods where the arm has users; empty without users
     */
    public record ArmMean(
            long n, OptionalDouble naive, OptionalDouble stratified, OptionalDouble se, OptionalDouble hajek) {}

    /** Of periods one after the other, each with its arms by name. */
    public static StratifiedPeriods of(List<? extends Map<String, PeriodArm>> periods) {
        SequencedMap<String, ArmMean> arms = new LinkedHashMap<>();
        for (var period : periods) {
            period.keySet().forEach(arm -> arms.computeIfAbsent(arm, _ -> mean(arm, periods)));
        }
        return new StratifiedPeriods(status(arms), Collections.unmodifiableSequencedMap(arms));
    }

    /** An arm that is in a period at least. */
    public ArmMean arm(String name) {
        return Optional.ofNullable(arms.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no arm '" + name + "' in any period"));
    }

    /** The difference of two arms' stratified means, normal; empty without both errors, or when both are 0. */
    public Optional<NormalTest> difference(String control, String treatment, double alpha) {
        ArmMean c = arm(control);
        ArmMean t = arm(treatment);
        if (c.se().isEmpty() || t.se().isEmpty()) {
            return Optional.empty();
        }
        double sc = c.se().getAsDouble();
        double st = t.se().getAsDouble();
        double se = Math.sqrt(sc * sc + st * st);
        return se == 0
                ? Optional.empty()
                : Optional.of(NormalTest.of(
                        t.stratified().orElseThrow() - c.stratified().orElseThrow(), se, alpha));
    }

    private static Status status(Map<String, ArmMean> arms) {
        if (arms.values().stream().allMatch(arm -> arm.n() == 0)) {
            return Status.NO_TRAFFIC;
        }
        if (arms.values().stream().anyMatch(arm -> arm.stratified().isEmpty())) {
            return Status.EMPTY_ARM;
        }
        return arms.values().stream().anyMatch(arm -> arm.se().isEmpty()) ? Status.INSUFFICIENT_DATA : Status.OK;
    }

    private static ArmMean mean(String arm, List<? extends Map<String, PeriodArm>> periods) {
        double everybody = periods.stream().mapToLong(StratifiedPeriods::users).sum();
        long n = 0;
        double total = 0;
        double stratified = 0;
        double variance = 0;
        double weighted = 0;
        double weights = 0;
        boolean missing = false;
        boolean unsure = false;
        for (var period : periods) {
            PeriodArm here = period.get(arm);
            long users = users(period);
            if (here == null || here.sample().n() == 0) {
                missing |= users > 0;
                continue;
            }
            long count = here.sample().n();
            double mean = here.sample().mean().orElseThrow();
            double share = users / everybody;
            n += count;
            total += count * mean;
            stratified += share * mean;
            variance += count < 2 ? 0 : share * share * Welch.sampling(here.sample());
            unsure |= count < 2;
            weighted += count * mean / here.allocation();
            weights += count / here.allocation();
        }
        return new ArmMean(
                n,
                known(n > 0, total / n),
                known(!missing && n > 0, stratified),
                known(!missing && n > 0 && !unsure, Math.sqrt(variance)),
                known(n > 0 && Double.isFinite(weights), weighted / weights));
    }

    private static long users(Map<String, PeriodArm> period) {
        return period.values().stream().mapToLong(arm -> arm.sample().n()).sum();
    }

    private static OptionalDouble known(boolean known, double value) {
        return known ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}
