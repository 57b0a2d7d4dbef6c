package dev.assay.statistics.quantile;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Status;
import dev.assay.statistics.Tail;
import dev.assay.statistics.distribution.Normal;
import java.util.Optional;

/**
 * The difference of a quantile between two arms, treatment minus control, tested as a normal with users as clusters.
 *
 * @param status {@link Status#EMPTY_ARM}, {@link Status#INSUFFICIENT_DATA} when a tail holds too few events (n ≤ z²q/(1-q) or
 *     n ≤ z²(1-q)/q), or {@link Status#ZERO_VARIANCE} when ties leave no distance
 */
public record QuantileTest(Status status, Optional<Test> test) {

    public record Test(double difference, double se, double z, Tail p, Interval interval) {}

    public static QuantileTest compare(
            Optional<QuantileArm> control, Optional<QuantileArm> treatment, double q, double alpha) {
        if (control.isEmpty() || treatment.isEmpty()) {
            return new QuantileTest(Status.EMPTY_ARM, Optional.empty());
        }
        QuantileArm c = control.get();
        QuantileArm t = treatment.get();
        if (c.status(q, alpha) != Status.OK || t.status(q, alpha) != Status.OK) {
            return new QuantileTest(Status.INSUFFICIENT_DATA, Optional.empty());
        }
        double se = Math.sqrt(square(c.clustered().se()) + square(t.clustered().se()));
        if (!(se > 0)) {
            return new QuantileTest(Status.ZERO_VARIANCE, Optional.empty());
        }
        double difference = t.estimate() - c.estimate();
        double z = difference / se;
        return new QuantileTest(
                Status.OK,
                Optional.of(new Test(
                        difference, se, z, Normal.tail(z), Interval.around(difference, Normal.critical(alpha) * se))));
    }

    private static double square(double value) {
        return value * value;
    }
}
