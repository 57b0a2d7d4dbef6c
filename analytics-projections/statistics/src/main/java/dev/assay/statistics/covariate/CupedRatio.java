package dev.assay.statistics.covariate;

import dev.assay.statistics.JointMoments;
import dev.assay.statistics.Rational;
import dev.assay.statistics.Status;
import dev.assay.statistics.ratio.RatioTest;
import java.util.List;
import java.util.Optional;

/**
 * A ratio metric adjusted by the same ratio before the exposure. Both are linear in users near their means: u = (y - R·d)/d̄ for
 * the metric, w = (x_y - R_x·x_d)/x̄_d for the covariate; θ is the slope of u on w within the arms, and R - θ(R_x - R_x over
 * both arms) is compared with the variance of u - θ·w.
 *
 * @param status as for {@link RatioTest}; {@link Status#COVARIATE_CONSTANT} when the past cannot help, with the unadjusted test
 */
public record CupedRatio(Status status, double theta, Optional<RatioTest> test, double varianceReduction) {

    /** Of moments of numerator, denominator and what both were before, in this order. */
    public static CupedRatio compare(JointMoments control, JointMoments treatment, double alpha) {
        RatioTest plain = RatioTest.compare(firstTwo(control), firstTwo(treatment), alpha);
        if (plain.test().isEmpty()) {
            return new CupedRatio(plain.status(), 0, Optional.of(plain), 0);
        }
        if (control.sums().get(3).isZero() || treatment.sums().get(3).isZero()) {
            return new CupedRatio(Status.COVARIATE_CONSTANT, 0, Optional.of(plain), 0);
        }
        Linear c = Linear.of(control);
        Linear t = Linear.of(treatment);
        double ww = c.ww() * (c.n() - 1) + t.ww() * (t.n() - 1);
        if (!(ww > 0)) {
            return new CupedRatio(Status.COVARIATE_CONSTANT, 0, Optional.of(plain), 0);
        }
        double theta = (c.uw() * (c.n() - 1) + t.uw() * (t.n() - 1)) / ww;
        JointMoments both = control.plus(treatment);
        double everyRatio = both.sums().get(2).over(both.sums().get(3)).toDouble();
        RatioTest.Estimate adjustedControl = c.adjusted(theta, everyRatio);
        RatioTest.Estimate adjustedTreatment = t.adjusted(theta, everyRatio);
        RatioTest adjusted = RatioTest.compare(
                adjustedControl, adjustedTreatment, adjustedTreatment.value() - adjustedControl.value(), alpha);
        double before = plain.test().map(RatioTest.Test::se).orElse(0.0);
        double after = Math.sqrt(adjustedControl.variance() + adjustedTreatment.variance());
        return new CupedRatio(adjusted.status(), theta, Optional.of(adjusted), 1 - after * after / (before * before));
    }

    private static JointMoments firstTwo(JointMoments all) {
        return new JointMoments(
                all.n(),
                all.sums().subList(0, 2),
                List.of(
                        all.products().get(0),
                        all.products().get(1),
                        all.products().get(all.size())));
    }

    /** Variances and the covariance of a user's linear parts. */
    private record Linear(long n, double ratio, double pastRatio, double uu, double uw, double ww) {
        static Linear of(JointMoments m) {
            Rational r = m.sums().get(0).over(m.sums().get(1)).reduced();
            Rational q = m.sums().get(2).over(m.sums().get(3)).reduced();
            Rational d = m.mean(1);
            Rational w = m.mean(3);
            Rational uu = m.covariance(0, 0)
                    .minus(r.times(2).times(m.covariance(0, 1)))
                    .plus(r.times(r).times(m.covariance(1, 1)));
            Rational ww = m.covariance(2, 2)
                    .minus(q.times(2).times(m.covariance(2, 3)))
                    .plus(q.times(q).times(m.covariance(3, 3)));
            Rational uw = m.covariance(0, 2)
                    .minus(q.times(m.covariance(0, 3)))
                    .minus(r.times(m.covariance(1, 2)))
                    .plus(r.times(q).times(m.covariance(1, 3)));
            return new Linear(
                    m.n(),
                    r.toDouble(),
                    q.toDouble(),
                    uu.over(d.times(d)).toDouble(),
                    uw.over(d.times(w)).toDouble(),
                    ww.over(w.times(w)).toDouble());
        }

        RatioTest.Estimate adjusted(double theta, double everyRatio) {
            return new RatioTest.Estimate(
                    ratio - theta * (pastRatio - everyRatio),
                    Math.max(0, uu - 2 * theta * uw + theta * theta * ww) / n);
        }
    }
}
