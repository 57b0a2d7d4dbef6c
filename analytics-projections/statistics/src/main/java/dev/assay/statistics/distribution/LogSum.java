package dev.assay.statistics.distribution;

/** Sums of numbers known by their logarithms. */
public final class LogSum {
    private LogSum() {}

    /** ln Σ exp(terms[i]) over from ≤ i &lt; to; minus infinity for no terms. */
    public static double of(double[] terms, int from, int to) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, terms[i]);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += StrictMath.exp(terms[i] - largest);
        }
        return largest + StrictMath.log(sum);
    }
}
