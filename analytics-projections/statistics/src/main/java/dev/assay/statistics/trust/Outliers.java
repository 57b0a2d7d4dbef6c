package dev.assay.statistics.trust;

import dev.assay.statistics.Moments;
import dev.assay.statistics.Status;
import dev.assay.statistics.quantile.Histogram;
import dev.assay.statistics.quantile.Histogram.Capped;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How much of a metric hangs on its few largest values: the part of each arm's total and of the difference of means that goes
 * away when values are capped where a small share of both arms' values, thrown together, lies above. Exact, since the cap is a
 * histogram's edge. A difference that the cap takes away, or turns, belongs to a handful of users.
 *
 * @param status {@link Status#EMPTY_ARM} when an arm has no values
 */
public record Outliers(Status status, Optional<Influence> influence) {

    /**
     * What the values above the cap carry.
     *
     * @param shareOfTotalControl the part of the control's total above the cap; empty when the total is 0
     * @param shareOfTotalTreatment that of the treatment
     * @param difference of means, as it is
     * @param cappedDifference of means, capped
     * @param shareOfEffect 1 - cappedDifference/difference: above 1 the cap turns the effect; empty without a difference
     */
    public record Influence(
            long cap,
            long cappedControl,
            long cappedTreatment,
            OptionalDouble shareOfTotalControl,
            OptionalDouble shareOfTotalTreatment,
            double difference,
            double cappedDifference,
            OptionalDouble shareOfEffect) {}

    /** Of the largest values, such as the top 0.001 of them. */
    public static Outliers of(Histogram control, Histogram treatment, double topShare) {
        OptionalLong cap = control.plus(treatment).edge(1 - topShare);
        if (cap.isEmpty() || control.n() == 0 || treatment.n() == 0) {
            return new Outliers(Status.EMPTY_ARM, Optional.empty());
        }
        Capped c = control.cappedAt(cap.getAsLong());
        Capped t = treatment.cappedAt(cap.getAsLong());
        double difference = treatment.moments().meanMinus(control.moments()).orElseThrow();
        double capped = t.moments().meanMinus(c.moments()).orElseThrow();
        return new Outliers(
                Status.OK,
                Optional.of(new Influence(
                        cap.getAsLong(),
                        c.capped(),
                        t.capped(),
                        share(c, control.moments()),
                        share(t, treatment.moments()),
                        difference,
                        capped,
                        difference == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - capped / difference))));
    }

    private static OptionalDouble share(Capped capped, Moments all) {
        double total = all.total();
        return total == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(new BigDecimal(capped.takenAway()).doubleValue() / total);
    }
}
