package dev.assay.statistics.comparison;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Sample;
import dev.assay.statistics.Status;
import dev.assay.statistics.Tail;
import dev.assay.statistics.distribution.Normal;
import dev.assay.statistics.distribution.StudentT;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The relative difference of means, (mt - mc)/|mc|: positive is larger even when the baseline is negative. Its interval by
 * the delta method with se² = vt/nt/mc² + vc/nc·mt²/mc⁴, and on the log scale where both means are positive. The p to
 * headline stays that of the absolute difference, so that it cannot disagree with the difference's interval.
 *
 * @param status {@link Status#BASELINE_ZERO} when the control's mean is 0
 * @param lift empty without a baseline
 */
public record RelativeLift(Status status, OptionalDouble lift, Optional<Delta> delta, Optional<LogScale> logScale) {

    /**
     * The lift by the delta method.
     *
     * @param normal the interval with normal quantiles
     * @param student with those of t at Welch's degrees of freedom
     */
    public record Delta(
            double se, double z, Tail normalP, Interval normal, double df, Tail studentP, Interval student) {}

    /**
     * The lift by the ratio's logarithm.
     *
     * @param interval transformed back to a lift
     */
    public record LogScale(double logRatio, double se, Tail p, Interval interval) {}

    public static RelativeLift of(Sample control, Sample treatment, double alpha) {
        Status comparable = Welch.comparable(control, treatment);
        if (comparable == Status.EMPTY_ARM) {
            return new RelativeLift(comparable, OptionalDouble.empty(), Optional.empty(), Optional.empty());
        }
        double mc = control.mean().orElseThrow();
        double mt = treatment.mean().orElseThrow();
        if (mc == 0) {
            return new RelativeLift(Status.BASELINE_ZERO, OptionalDouble.empty(), Optional.empty(), Optional.empty());
        }
        double lift = treatment.meanMinus(control).orElseThrow() / Math.abs(mc);
        if (comparable != Status.OK) {
            return new RelativeLift(comparable, OptionalDouble.of(lift), Optional.empty(), Optional.empty());
        }
        double vc = Welch.sampling(control);
        double vt = Welch.sampling(treatment);
        double df = Welch.satterthwaite(vc, control.n(), vt, treatment.n());
        return new RelativeLift(
                Status.OK,
                OptionalDouble.of(lift),
                Optional.of(delta(lift, Math.sqrt(vt + vc * (mt / mc) * (mt / mc)) / Math.abs(mc), df, alpha)),
                mc > 0 && mt > 0 ? Optional.of(logScale(mc, vc, mt, vt, alpha)) : Optional.empty());
    }

    private static Delta delta(double lift, double se, double df, double alpha) {
        double z = lift / se;
        return new Delta(
                se,
                z,
                Normal.tail(z),
                Interval.around(lift, Normal.critical(alpha) * se),
                df,
                StudentT.tail(z, df),
                Interval.around(lift, StudentT.critical(alpha, df) * se));
    }

    private static LogScale logScale(double mc, double vc, double mt, double vt, double alpha) {
        double logRatio = StrictMath.log(mt / mc);
        double se = Math.sqrt(vt / mt / mt + vc / mc / mc);
        double half = Normal.critical(alpha) * se;
        return new LogScale(
                logRatio,
                se,
                Normal.tail(logRatio / se),
                new Interval(StrictMath.expm1(logRatio - half), StrictMath.expm1(logRatio + half)));
    }
}
