package dev.assay.statistics.trust;

import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.NormalTest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether an effect changes with time: least squares of effects on x (days, or better days since a user's first exposure)
 * weighted by 1/se², the variances known; slope Sxy/Sxx with variance 1/Sxx, normal. A trend may be novelty (the effect wears
 * off) or primacy (users learn); it is called so only when the last third's effect differs from the first third's as well.
 *
 * @param status {@link Status#INSUFFICIENT_DATA} with fewer than two points; {@link Status#COVARIATE_CONSTANT} when all x are equal;
 *     {@link Status#ZERO_VARIANCE} when a standard error is 0
 */
public record Trend(Status status, Optional<Outcome> outcome) {
    private static final double ALPHA = 0.05;

    public enum Shape {
        STEADY,
        /** The effect is moving towards zero. */
        NOVELTY,
        /** The effect is growing, or has turned. */
        PRIMACY
    }

    /** The line, and what it says. */
    public record Outcome(NormalTest slope, double intercept, Shape shape) {}

    public static Trend of(List<Double> x, List<Double> estimates, List<Double> ses) {
        if (x.size() != estimates.size()
                || x.size() != ses.size()
                || ses.stream().anyMatch(se -> !(se >= 0))) {
            throw new IllegalArgumentException("an estimate and a standard error for each x, none of them negative");
        }
        if (x.size() < 2) {
            return new Trend(Status.INSUFFICIENT_DATA, Optional.empty());
        }
        if (ses.stream().anyMatch(se -> se == 0)) {
            return new Trend(Status.ZERO_VARIANCE, Optional.empty());
        }
        if (x.stream().distinct().count() == 1) {
            return new Trend(Status.COVARIATE_CONSTANT, Optional.empty());
        }
        double unit = ses.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double meanX = mean(x, ses, unit);
        double meanY = mean(estimates, ses, unit);
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < x.size(); i++) {
            double weight = (unit / ses.get(i)) * (unit / ses.get(i));
            xx += weight * (x.get(i) - meanX) * (x.get(i) - meanX);
            xy += weight * (x.get(i) - meanX) * (estimates.get(i) - meanY);
        }
        NormalTest slope = NormalTest.of(xy / xx, unit / Math.sqrt(xx), ALPHA);
        return new Trend(
                Status.OK,
                Optional.of(new Outcome(slope, meanY - slope.estimate() * meanX, shape(slope, x, estimates, ses))));
    }

    private static double mean(List<Double> values, List<Double> ses, double unit) {
        double origin = values.getFirst();
        double sum = 0;
        double offset = 0;
        for (int i = 0; i < values.size(); i++) {
            double weight = (unit / ses.get(i)) * (unit / ses.get(i));
            sum += weight;
            offset += weight * (values.get(i) - origin);
        }
        return origin + offset / sum;
    }

    private static Shape shape(NormalTest slope, List<Double> x, List<Double> estimates, List<Double> ses) {
        if (slope.p().twoSided() >= ALPHA || x.size() < 3) {
            return Shape.STEADY;
        }
        List<Integer> inOrder = IntStream.range(0, x.size())
                .boxed()
                .sorted(Comparator.comparing(x::get))
                .toList();
        int third = x.size() / 3;
        var first = pooled(inOrder.subList(0, third), estimates, ses);
        var last = pooled(inOrder.subList(x.size() - third, x.size()), estimates, ses);
        double change = last.pooled() - first.pooled();
        double se = Math.sqrt(first.pooledSe() * first.pooledSe() + last.pooledSe() * last.pooledSe());
        if (NormalTest.of(change, se, ALPHA).p().twoSided() >= ALPHA) {
            return Shape.STEADY;
        }
        boolean smaller = Math.abs(last.pooled()) < Math.abs(first.pooled());
        return smaller && change * first.pooled() < 0 ? Shape.NOVELTY : Shape.PRIMACY;
    }

    private static Heterogeneity.Outcome pooled(List<Integer> points, List<Double> estimates, List<Double> ses) {
        return Heterogeneity.of(
                        points.stream().map(estimates::get).toList(),
                        points.stream().map(ses::get).toList())
                .outcome()
                .orElseThrow();
    }
}
