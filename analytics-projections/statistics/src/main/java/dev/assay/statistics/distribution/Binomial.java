package dev.assay.statistics.distribution;

import java.util.Arrays;

/** The binomial distribution, by its probabilities' logarithms built up from the mode. */
public final class Binomial {
    private final double[] lnProbability;

    public Binomial(int trials, double p) {
        if (trials < 0 || !(p > 0 && p < 1)) {
            throw new IllegalArgumentException("a count of trials and a probability between 0 and 1");
        }
        lnProbability = new double[trials + 1];
        double lnOdds = StrictMath.log(p) - StrictMath.log1p(-p);
        int mode = Math.min(trials, (int) ((trials + 1) * p));
        for (int k = mode; k < trials; k++) {
            lnProbability[k + 1] = lnProbability[k] + StrictMath.log((double) (trials - k) / (k + 1)) + lnOdds;
        }
        for (int k = mode; k > 0; k--) {
            lnProbability[k - 1] = lnProbability[k] - StrictMath.log((double) (trials - k + 1) / k) - lnOdds;
        }
        double total = LogSum.of(lnProbability, 0, trials + 1);
        Arrays.setAll(lnProbability, k -> lnProbability[k] - total);
    }

    /** The smallest k with P(X ≤ k) ≥ probability. */
    public int quantile(double probability) {
        double cumulated = 0;
        for (int k = 0; k < lnProbability.length; k++) {
            cumulated += StrictMath.exp(lnProbability[k]);
            if (cumulated >= probability) {
                return k;
            }
        }
        return lnProbability.length - 1;
    }

    /** The exact two-sided p of observing k: what is no more probable than k, ties within 1e-7 included. */
    public double lnTwoSided(int k) {
        double bar = lnProbability[k] + 1e-7;
        double[] asRare =
                Arrays.stream(lnProbability).filter(term -> term <= bar).toArray();
        return Math.min(0, LogSum.of(asRare, 0, asRare.length));
    }
}
