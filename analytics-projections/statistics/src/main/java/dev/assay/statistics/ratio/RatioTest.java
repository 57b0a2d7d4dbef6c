package dev.assay.statistics.ratio;

import dev.assay.statistics.Interval;
import dev.assay.statistics.JointMoments;
import dev.assay.statistics.Status;
import dev.assay.statistics.Tail;
import dev.assay.statistics.comparison.Fieller;
import dev.assay.statistics.distribution.Normal;
import java.util.Optional;

/**
 * The difference of two ratios, treatment minus control, tested as a normal with the delta method's variances.
 *
 * @param status {@link Status#INSUFFICIENT_DATA} with fewer than two users in an arm, {@link Status#DENOMINATOR_ZERO} or
 *     {@link Status#ZERO_VARIANCE}
 * @param arms empty when one of the ratios does not exist
 */
public record RatioTest(Status status, Optional<Arms> arms, Optional<Test> test) {

    /** Both ratios and their difference. */
    public record Arms(double control, double controlSe, double treatment, double treatmentSe, double difference) {}

    /**
     * The test of the difference.
     *
     * @param lift empty when the control's ratio is zero
     * @param set Fieller's of the lift
     */
    public record Test(double se, double z, Tail p, Interval interval, Optional<Lift> lift, Fieller.Set set) {}

    /** The relative difference by the delta method. */
    public record Lift(double lift, double se, Tail p, Interval interval) {}

    /** Of moments of numerator and denominator, in this order. */
    public static RatioTest compare(JointMoments control, JointMoments treatment, double alpha) {
        RatioArm c = new RatioArm(control);
        RatioArm t = new RatioArm(treatment);
        Status status = worse(c.status(), t.status());
        if (status != Status.OK) {
            return new RatioTest(status, Optional.empty(), Optional.empty());
        }
        return compare(
                new Estimate(c.ratio().toDouble(), c.variance().toDouble()),
                new Estimate(t.ratio().toDouble(), t.variance().toDouble()),
                t.ratio().minus(c.ratio()).toDouble(),
                alpha);
    }

    /** A ratio and its variance. */
    public record Estimate(double value, double variance) {}

    /** Of ratios that were estimated elsewhere, such as adjusted ones. */
    public static RatioTest compare(Estimate c, Estimate t, double difference, double alpha) {
        Optional<Arms> arms = Optional.of(
                new Arms(c.value(), Math.sqrt(c.variance()), t.value(), Math.sqrt(t.variance()), difference));
        double se = Math.sqrt(c.variance() + t.variance());
        if (!(se > 0)) {
            return new RatioTest(Status.ZERO_VARIANCE, arms, Optional.empty());
        }
        double z = difference / se;
        Interval interval = Interval.around(difference, Normal.critical(alpha) * se);
        return new RatioTest(
                Status.OK,
                arms,
                Optional.of(new Test(
                        se,
                        z,
                        Normal.tail(z),
                        interval,
                        lift(c, t, difference, alpha),
                        Fieller.of(c.value(), c.variance(), t.value(), t.variance(), alpha))));
    }

    private static Optional<Lift> lift(Estimate c, Estimate t, double difference, double alpha) {
        if (c.value() == 0) {
            return Optional.empty();
        }
        double base = Math.abs(c.value());
        double lift = difference / base;
        double rest = t.value() / c.value();
        double se = Math.sqrt(t.variance() + c.variance() * rest * rest) / base;
        return Optional.of(
                new Lift(lift, se, Normal.tail(lift / se), Interval.around(lift, Normal.critical(alpha) * se)));
    }

    private static Status worse(Status one, Status other) {
        if (one == Status.INSUFFICIENT_DATA || other == Status.INSUFFICIENT_DATA) {
            return Status.INSUFFICIENT_DATA;
        }
        return one == Status.OK ? other : one;
    }
}
