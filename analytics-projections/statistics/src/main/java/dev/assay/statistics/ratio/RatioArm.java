package dev.assay.statistics.ratio;

import dev.assay.statistics.JointMoments;
import dev.assay.statistics.Rational;
import dev.assay.statistics.Status;

/**
 * One arm's ratio R = Σy/Σd. Its variance is that of the users' (y - R·d)/d̄, divided by n: the delta method, which is right
 * although clicks, sessions or orders of one user depend on each other (Deng, Knoblich and Lu 2018).
 *
 * @param moments of y and d, in this order
 */
public record RatioArm(JointMoments moments) {
    Status status() {
        if (moments.n() < 2) {
            return Status.INSUFFICIENT_DATA;
        }
        return moments.sums().get(1).isZero() ? Status.DENOMINATOR_ZERO : Status.OK;
    }

    /** Needs a denominator other than zero. */
    public Rational ratio() {
        return moments.sums().get(0).over(moments.sums().get(1)).reduced();
    }

    /** (s_yy - 2R·s_yd + R²·s_dd) / (n·d̄²); needs two users. */
    public Rational variance() {
        Rational r = ratio();
        Rational spread = moments.covariance(0, 0)
                .minus(r.times(2).times(moments.covariance(0, 1)))
                .plus(r.times(r).times(moments.covariance(1, 1)));
        Rational d = moments.mean(1);
        return spread.over(d.times(d)).over(moments.n()).reduced();
    }

    /** The coefficient of variation of the mean denominator: above 0.1 the delta method is rough. */
    public double denominatorNoise() {
        return Math.sqrt(moments.covariance(1, 1).over(moments.n()).toDouble())
                / Math.abs(moments.mean(1).toDouble());
    }
}
