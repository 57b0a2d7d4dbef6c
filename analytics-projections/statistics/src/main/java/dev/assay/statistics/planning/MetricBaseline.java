package dev.assay.statistics.planning;

import dev.assay.statistics.JointMoments;
import dev.assay.statistics.Sample;
import dev.assay.statistics.ratio.ArmRatio;
import java.util.Optional;

/**
 * What a plan knows of a metric: its level and how much users differ. No design effect is needed on top: users are what is
 * randomised, and the variance is theirs.
 *
 * @param level the mean, or the ratio
 * @param variance per user: of a mean its variance, of a ratio that of (y - R·d)/d̄, so that variance/n is the estimate's
 */
public record MetricBaseline(double level, double variance) {
    public MetricBaseline {
        if (!(variance >= 0)) {
            throw new IllegalArgumentException("a variance is not negative");
        }
    }

    /** Empty with fewer than two users. */
    public static Optional<MetricBaseline> ofMean(Sample past) {
        return past.n() < 2
                ? Optional.empty()
                : Optional.of(new MetricBaseline(
                        past.mean().orElseThrow(), past.variance().orElseThrow()));
    }

    /** Of moments of numerator and denominator; empty with fewer than two users or without a denominator. */
    public static Optional<MetricBaseline> ofRatio(JointMoments past) {
        return ArmRatio.of(past)
                .filter(ratio -> ratio.n() >= 2)
                .map(ratio -> new MetricBaseline(ratio.value(), ratio.variance().orElseThrow() * ratio.n()));
    }

    /** With a covariate that explains a share of the variance, such as {@link dev.assay.statistics.covariate.Cuped} found. */
    public MetricBaseline reducedBy(double varianceReduction) {
        return new MetricBaseline(level, variance * (1 - varianceReduction));
    }

    /** Users the control arm needs to find an absolute change; a real number, to be rounded up. */
    public double sampleSize(double effect, Design design) {
        double deviation = Math.sqrt(variance);
        return MeanSampleSize.of(deviation, deviation, effect, design);
    }
}
