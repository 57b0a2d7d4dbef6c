package dev.assay.statistics.sequential;

import dev.assay.statistics.distribution.GaussLegendre;
import dev.assay.statistics.distribution.LogSum;
import dev.assay.statistics.distribution.Normal;

/**
 * The probability that a Brownian motion, seen at given times, crosses a boundary at one of them for the first time: the
 * independent-increments recursion of Armitage, McPherson and Rowe (1969). The score is B(t) = Z·√t with Z standard normal at
 * each look under the null hypothesis.
 *
 * <p>What is carried is h(x), the probability of not having crossed before given B(t) = x. Unlike the density of what still
 * runs it lies between 0 and 1 and underflows nowhere, so that boundaries twenty standard deviations out are as exact as others.
 * Between two looks the path is a Brownian bridge: B(s) given B(t) = x is normal with mean x·s/t and variance s(t-s)/t.
 */
final class Crossing {
    /** Beyond, one-sided paths come from nowhere that matters. */
    private static final double FAR = 12;

    private static final int FEWEST_NODES = 64;
    private static final int MOST_NODES = 2_000;
    /** Nodes so close that a bridge's spread spans several of them. */
    private static final double NODES_A_SPREAD = 9;

    private final boolean twoSided;
    private double time;
    private double low;
    private double[] nodes = new double[0];
    /** Of the nodes' weights times h. */
    private double[] lnSurvival = new double[0];

    /** Of that times the density of B. */
    private double[] lnMass = new double[0];

    Crossing(boolean twoSided) {
        this.twoSided = twoSided;
    }

    /** ln P of crossing the upper boundary z first at a look at time t, which is after the last one. */
    double lnUpper(double z, double t) {
        if (time == 0) {
            return Normal.lnUpperTail(z);
        }
        double spread = Math.sqrt(t - time);
        double[] terms = new double[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            terms[i] = lnMass[i] + Normal.lnUpperTail((z * Math.sqrt(t) - nodes[i]) / spread);
        }
        return LogSum.of(terms, 0, terms.length);
    }

    /** ln of minus the derivative of that probability by z. */
    private double lnSlope(double z, double t) {
        if (time == 0) {
            return Normal.lnDensity(z);
        }
        double spread = Math.sqrt(t - time);
        double[] terms = new double[nodes.length];
        for (int i = 0; i < nodes.length; i++) {
            terms[i] = lnMass[i] + Normal.lnDensity((z * Math.sqrt(t) - nodes[i]) / spread);
        }
        return LogSum.of(terms, 0, terms.length) + 0.5 * StrictMath.log(t) - StrictMath.log(spread);
    }

    /** The z that is crossed with a probability given by its logarithm; Newton from the right, where it would be without a past. */
    double boundary(double lnProbability, double t) {
        double z = Normal.upperQuantileOfLn(Math.min(lnProbability, StrictMath.log(0.5)));
        double least = twoSided ? 0 : -FAR;
        for (int i = 0; i < 100; i++) {
            double lnAt = lnUpper(z, t);
            double step = (lnAt - lnProbability) / StrictMath.exp(lnSlope(z, t) - lnAt);
            double next = Math.max(least, z + Math.max(-2, Math.min(2, step)));
            if (Math.abs(next - z) <= 1e-14 * Math.max(1, Math.abs(z))) {
                return next;
            }
            z = next;
        }
        return z;
    }

    /** Goes on to the next look, having crossed nothing at this one. An infinite boundary is none. */
    void pass(double z, double t, double next) {
        double reach = Math.min(z, FAR + 30);
        double newHigh = reach * Math.sqrt(t);
        double newLow = twoSided ? -newHigh : -FAR * Math.sqrt(t);
        double spread = Math.sqrt(t * (next - t) / next);
        int size = (int) Math.max(
                FEWEST_NODES, Math.min(MOST_NODES, Math.ceil(NODES_A_SPREAD * (newHigh - newLow) / (2 * spread))));
        GaussLegendre rule = GaussLegendre.of(rounded(size));
        double[] newNodes = new double[rule.size()];
        double[] newSurvival = new double[rule.size()];
        double[] newMass = new double[rule.size()];
        for (int i = 0; i < newNodes.length; i++) {
            double x = rule.node(i, newLow, newHigh);
            newNodes[i] = x;
            newSurvival[i] = StrictMath.log(rule.weight(i, newLow, newHigh)) + StrictMath.log(survival(x, t));
            newMass[i] = newSurvival[i] + Normal.lnDensity(x / Math.sqrt(t)) - 0.5 * StrictMath.log(t);
        }
        nodes = newNodes;
        lnSurvival = newSurvival;
        lnMass = newMass;
        time = t;
        low = newLow;
    }

    /** h: the probability of not having crossed before t, given B(t) = x. */
    private double survival(double x, double t) {
        if (time == 0) {
            return 1;
        }
        double mean = x * time / t;
        double spread = Math.sqrt(time * (t - time) / t);
        double sum = 0;
        for (int i = 0; i < nodes.length; i++) {
            double off = (nodes[i] - mean) / spread;
            if (Math.abs(off) < 38) {
                sum += StrictMath.exp(lnSurvival[i] - 0.5 * off * off);
            }
        }
        double below = twoSided ? 0 : Normal.upperTail((mean - low) / spread);
        return Math.min(1, sum / (spread * Math.sqrt(2 * Math.PI)) + below);
    }

    /** Few different rules, so that nodes are found once. */
    private static int rounded(int size) {
        return (size + 63) / 64 * 64;
    }
}
