package dev.assay.statistics.design;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Arms whose shares of traffic changed, as a bandit's do. Pooled means are wrong when the base rate drifts meanwhile (Simpson's
 * paradox); means within periods, weighted by all users of the period, Σ (N_k/N)·m_ka with variance Σ (N_k/N)²·v_ka/n_ka, are
 * not. Beside them the Hájek estimator, which weighs each user by one over the share its arm had.
 *
 * @param arms by name
 */
public record StratifiedPeriods(SortedMap<String, Arm> arms) {

    /** A period in which nothing changed, by arm. */
    public record Period(Map<String, Seen> arms) {}

    /**
     * An arm in a period.
     *
     * @param share of traffic it was allocated
     */
    public record Seen(long n, double mean, double variance, double share) {}

    /**
     * An arm over all periods.
     *
     * @param naive the mean of all its users; empty without any
     * @param stratified empty when it had no user in some period
     * @param weighted by inverse shares; empty without users in a period with a share
     */
    public record Arm(Optional<Double> naive, Optional<Estimate> stratified, Optional<Double> weighted) {}

    public record Estimate(double mean, double se) {}

    public static StratifiedPeriods of(List<Period> periods) {
        double all = periods.stream()
                .flatMap(period -> period.arms().values().stream())
                .mapToDouble(Seen::n)
                .sum();
        TreeSet<String> names = new TreeSet<>();
        periods.forEach(period -> names.addAll(period.arms().keySet()));
        SortedMap<String, Arm> arms = new TreeMap<>();
        names.forEach(name -> arms.put(name, arm(name, periods, all)));
        return new StratifiedPeriods(arms);
    }

    private static Arm arm(String name, List<Period> periods, double all) {
        double n = 0;
        double sum = 0;
        double mean = 0;
        double variance = 0;
        double weights = 0;
        double weighted = 0;
        boolean everywhere = true;
        for (Period period : periods) {
            double users = period.arms().values().stream().mapToDouble(Seen::n).sum();
            Seen seen = period.arms().get(name);
            if (seen == null || seen.n() == 0) {
                everywhere &= users == 0;
                continue;
            }
            double share = users / all;
            n += seen.n();
            sum += seen.n() * seen.mean();
            mean += share * seen.mean();
            variance += share * share * seen.variance() / seen.n();
            if (seen.share() > 0) {
                weights += seen.n() / seen.share();
                weighted += seen.n() * seen.mean() / seen.share();
            }
        }
        return new Arm(
                n > 0 ? Optional.of(sum / n) : Optional.empty(),
                n > 0 && everywhere ? Optional.of(new Estimate(mean, Math.sqrt(variance))) : Optional.empty(),
                weights > 0 ? Optional.of(weighted / weights) : Optional.empty());
    }
}
