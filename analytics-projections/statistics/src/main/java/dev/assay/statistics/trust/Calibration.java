package dev.assay.statistics.trust;

import dev.assay.statistics.Interval;
import dev.assay.statistics.distribution.Binomial;
import java.util.List;

/** Whether an engine that is fed experiments without an effect behaves as its error rate promises. */
public final class Calibration {
    private Calibration() {}

    /** The counts of rejections among A/A experiments that agree with alpha: a central range of the binomial. */
    public static Interval rejections(int simulations, double alpha, double confidence) {
        Binomial binomial = new Binomial(simulations, alpha);
        double tail = (1 - confidence) / 2;
        return new Interval(binomial.quantile(tail), binomial.quantile(1 - tail));
    }

    /**
     * The distance from the uniform distribution.
     *
     * @param p Kolmogorov's asymptotic p at √n·distance
     */
    public record Uniformity(double distance, double p) {}

    /** Kolmogorov and Smirnov: how far p-values of true null hypotheses lie from the uniform distribution. */
    public static Uniformity uniformity(List<Double> pValues) {
        List<Double> sorted = pValues.stream().sorted().toList();
        int n = sorted.size();
        double distance = 0;
        for (int i = 0; i < n; i++) {
            distance = Math.max(distance, Math.max((i + 1.0) / n - sorted.get(i), sorted.get(i) - (double) i / n));
        }
        return new Uniformity(distance, kolmogorovUpperTail(Math.sqrt(n) * distance));
    }

    private static double kolmogorovUpperTail(double x) {
        if (x < 1) {
            double sum = 0;
            for (int k = 1; k <= 20 && x > 0; k++) {
                double odd = (2 * k - 1) * Math.PI / x;
                sum += StrictMath.exp(-odd * odd / 8);
            }
            return x > 0 ? 1 - Math.sqrt(2 * Math.PI) / x * sum : 1;
        }
        double sum = 0;
        for (int k = 1; k <= 20; k++) {
            sum += (k % 2 == 1 ? 2 : -2) * StrictMath.exp(-2.0 * k * k * x * x);
        }
        return sum;
    }
}
