package dev.assay.statistics.quantile;

import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.NormalTest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The difference of a quantile of event values, treatment minus control, where events belong to users and users were
 * randomised: normal, with the standard errors by users of {@link ArmQuantile.Spread}. Without two users there is no test:
 * events of one user are not independent of each other.
 *
 * @param status {@link Status#EMPTY_ARM} without events in an arm; {@link Status#INSUFFICIENT_DATA} with fewer than two users;
 *     {@link Status#ZERO_VARIANCE} when ties leave no distance between the outer quantiles of either arm
 * @param control empty without events
 * @param treatment empty without events
 * @param difference empty when an arm has no events
 */
public record QuantileComparison(
        Status status,
        Optional<ArmQuantile> control,
        Optional<ArmQuantile> treatment,
        OptionalDouble difference,
        Optional<NormalTest> test) {

    /** Of each user's event values. */
    public static QuantileComparison compare(List<double[]> control, List<double[]> treatment, double q, double alpha) {
        Ranks.requireShare(q);
        return compare(arm(control, q, alpha), arm(treatment, q, alpha), alpha);
    }

    private static Optional<ArmQuantile> arm(List<double[]> users, double q, double alpha) {
        ClusteredEvents events = ClusteredEvents.of(users);
        return events.n() == 0 ? Optional.empty() : Optional.of(ArmQuantile.of(events, q, alpha));
    }

    private static QuantileComparison compare(
            Optional<ArmQuantile> control, Optional<ArmQuantile> treatment, double alpha) {
        if (control.isEmpty() || treatment.isEmpty()) {
            return new QuantileComparison(
                    Status.EMPTY_ARM, control, treatment, OptionalDouble.empty(), Optional.empty());
        }
        ArmQuantile c = control.get();
        ArmQuantile t = treatment.get();
        double difference = t.estimate() - c.estimate();
        if (c.clustered().isEmpty() || t.clustered().isEmpty()) {
            return new QuantileComparison(
                    Status.INSUFFICIENT_DATA, control, treatment, OptionalDouble.of(difference), Optional.empty());
        }
        double se = Math.sqrt(c.se() * c.se() + t.se() * t.se());
        return new QuantileComparison(
                se > 0 ? Status.OK : Status.ZERO_VARIANCE,
                control,
                treatment,
                OptionalDouble.of(difference),
                se > 0 ? Optional.of(NormalTest.of(difference, se, alpha)) : Optional.empty());
    }
}
