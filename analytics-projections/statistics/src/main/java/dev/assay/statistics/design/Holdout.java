package dev.assay.statistics.design;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Sample;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.NormalTest;
import dev.assay.statistics.comparison.RelativeLift;
import dev.assay.statistics.distribution.Normal;
import java.util.List;
import java.util.Optional;

/**
 * What all launched features did together, by users who got none of them, beside what their experiments promised. Launched are
 * those that looked best, so the sum of their lifts is too high; each is shrunk by a normal prior N(0, τ²) to
 * l·τ²/(τ² + se²) with variance se²·τ²/(τ² + se²). Everybody assigned counts, active or not. Experiments are independent.
 *
 * @param status that of the relative lift: {@link Status#EMPTY_ARM}, {@link Status#INSUFFICIENT_DATA}, {@link Status#ZERO_VARIANCE},
 *     {@link Status#BASELINE_ZERO}
 * @param lift of everybody else over the holdout
 * @param promised the experiments' lifts added up
 * @param shrunk the same with each lift shrunk
 * @param gap the holdout's lift minus the shrunk sum: far below 0, features gain less together than each did alone; empty without
 *     the holdout's test
 */
public record Holdout(Status status, RelativeLift lift, Total promised, Total shrunk, Optional<NormalTest> gap) {

    /** A feature's relative lift in its own experiment, and its standard error. */
    public record Launched(double lift, double se) {
        public Launched {
            if (!(se >= 0)) {
                throw new IllegalArgumentException("a standard error is not negative");
            }
        }
    }

    /** A sum of independent lifts. */
    public record Total(double lift, double se, Interval interval) {}

    /**
     * Compares.
     *
     * @param priorDeviation τ, the spread of true lifts: from past experiments, see {@link #priorDeviation}
     */
    public static Holdout compare(
            Sample holdout, Sample rest, List<Launched> launched, double priorDeviation, double alpha) {
        if (!(priorDeviation > 0)) {
            throw new IllegalArgumentException("the spread of true lifts is above 0");
        }
        RelativeLift lift = RelativeLift.of(holdout, rest, alpha);
        Total promised = total(launched, alpha);
        Total shrunk = total(
                launched.stream().map(each -> shrunk(each, priorDeviation)).toList(), alpha);
        Optional<NormalTest> gap = lift.delta()
                .map(delta -> Math.sqrt(delta.se() * delta.se() + shrunk.se() * shrunk.se()))
                .filter(se -> se > 0)
                .map(se -> NormalTest.of(lift.lift().orElseThrow() - shrunk.lift(), se, alpha));
        return new Holdout(lift.status(), lift, promised, shrunk, gap);
    }

    /** τ from past experiments, launched or not: τ² = mean of (l² - se²), 0 at least. Wants 30 of them. */
    public static double priorDeviation(List<Launched> past) {
        return Math.sqrt(Math.max(
                0,
                past.stream()
                        .mapToDouble(each -> each.lift() * each.lift() - each.se() * each.se())
                        .average()
                        .orElse(0)));
    }

    private static Launched shrunk(Launched launched, double deviation) {
        // 1/(1 + (se/τ)²), so that no square of a small number underflows.
        double ratio = launched.se() / deviation;
        double kept = 1 / (1 + ratio * ratio);
        return new Launched(launched.lift() * kept, launched.se() * Math.sqrt(kept));
    }

    private static Total total(List<Launched> launched, double alpha) {
        double sum = 0;
        double variance = 0;
        for (Launched each : launched) {
            sum += each.lift();
            variance += each.se() * each.se();
        }
        double se = Math.sqrt(variance);
        return new Total(sum, se, Interval.around(sum, Normal.critical(alpha) * se));
    }
}
