package dev.assay.statistics.planning;

import dev.assay.statistics.distribution.Normal;
import java.util.List;

/** The probability that a planned test finds an effect. For planning only: never of an effect that was observed. */
public final class Power {
    private Power() {}

    /** Of the two-sided unpooled z-test, both tails. */
    public static double ofRate(double baseline, double absoluteLift, long nControl, long nTreatment, double alpha) {
        double treatment = baseline + absoluteLift;
        double se = Math.sqrt(baseline * (1 - baseline) / nControl + treatment * (1 - treatment) / nTreatment);
        return of(absoluteLift, se, alpha);
    }

    /** Of a mean or a ratio with the baseline's variance in both arms. */
    public static double of(MetricBaseline baseline, double effect, long nControl, long nTreatment, double alpha) {
        return of(effect, Math.sqrt(baseline.variance() / nControl + baseline.variance() / nTreatment), alpha);
    }

    /** Of any two-sided normal test, both tails. */
    public static double of(double effect, double se, double alpha) {
        double distance = effect / se;
        double critical = Normal.critical(alpha);
        return Normal.upperTail(critical - distance) + Normal.upperTail(critical + distance);
    }

    /**
     * A point of a power curve.
     *
     * @param nControl users in the control arm; the treatment has the design's ratio as many
     */
    public record Point(long nControl, long nTreatment, double power) {}

    /** The power to find an absolute effect at several sizes of the control arm. */
    public static List<Point> curve(MetricBaseline baseline, double effect, List<Long> controlSizes, Design design) {
        return controlSizes.stream()
                .map(nControl -> {
                    long nTreatment = Math.max(1, Math.round(nControl * design.ratio()));
                    return new Point(nControl, nTreatment, of(baseline, effect, nControl, nTreatment, design.alpha()));
                })
                .toList();
    }
}
