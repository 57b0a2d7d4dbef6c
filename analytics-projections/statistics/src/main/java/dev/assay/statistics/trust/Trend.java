package dev.assay.statistics.trust;

import dev.assay.statistics.Status;
import dev.assay.statistics.Tail;
import dev.assay.statistics.distribution.Normal;
import java.util.List;
import java.util.Optional;

/**
 * Whether an effect fades (novelty) or grows (primacy): the slope of a weighted least squares line through estimates with known
 * variances, tested as a normal. Meant for effects by day, or better by days since a user's first exposure.
 *
 * @param status {@link Status#INSUFFICIENT_DATA} with fewer than two different moments, {@link Status#ZERO_VARIANCE} when an
 *     estimate has no standard error
 */
public record Trend(Status status, Optional<Line> line) {
    private static final double ALPHA = 0.05;

    /**
     * The line.
     *
     * @param changed whether the trend is significant and the last third also differs from the first
     */
    public record Line(double slope, double slopeSe, double intercept, double z, Tail p, boolean changed) {}

    public static Trend of(List<Double> x, List<Double> estimates, List<Double> ses) {
        if (x.stream().distinct().count() < 2) {
            return new Trend(Status.INSUFFICIENT_DATA, Optional.empty());
        }
        if (ses.stream().anyMatch(se -> !(se > 0))) {
            return new Trend(Status.ZERO_VARIANCE, Optional.empty());
        }
        double weights = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < x.size(); i++) {
            double weight = 1 / (ses.get(i) * ses.get(i));
            weights += weight;
            sumX += weight * x.get(i);
            sumY += weight * estimates.get(i);
        }
        double meanX = sumX / weights;
        double meanY = sumY / weights;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < x.size(); i++) {
            double off = (x.get(i) - meanX) / ses.get(i);
            xx += off * off;
            xy += off * (estimates.get(i) - meanY) / ses.get(i);
        }
        double slope = xy / xx;
        double se = 1 / Math.sqrt(xx);
        double z = slope / se;
        Tail p = Normal.tail(z);
        boolean changed = p.twoSided() < ALPHA && thirdsDiffer(estimates, ses);
        return new Trend(Status.OK, Optional.of(new Line(slope, se, meanY - slope * meanX, z, p, changed)));
    }

    private static boolean thirdsDiffer(List<Double> estimates, List<Double> ses) {
        int third = estimates.size() / 3;
        if (third == 0) {
            return false;
        }
        double[] first = pooled(estimates.subList(0, third), ses.subList(0, third));
        int from = estimates.size() - third;
        double[] last = pooled(estimates.subList(from, estimates.size()), ses.subList(from, ses.size()));
        double z = (last[0] - first[0]) / Math.sqrt(last[1] + first[1]);
        return Normal.tail(z).twoSided() < ALPHA;
    }

    /** The weighted mean and its variance. */
    private static double[] pooled(List<Double> estimates, List<Double> ses) {
        double weights = 0;
        double sum = 0;
        for (int i = 0; i < estimates.size(); i++) {
            double weight = 1 / (ses.get(i) * ses.get(i));
            weights += weight;
            sum += weight * estimates.get(i);
        }
        return new double[] {sum / weights, 1 / weights};
    }
}
