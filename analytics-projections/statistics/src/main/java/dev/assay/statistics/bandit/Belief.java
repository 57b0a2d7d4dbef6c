package dev.assay.statistics.bandit;

import dev.assay.statistics.distribution.BetaDistribution;
import dev.assay.statistics.distribution.Normal;

/** What is believed of an arm's reward, on an axis where its density has one peak: log-odds for rates, the reward itself else. */
public sealed interface Belief {
    double lnDensity(double at);

    double lnBelow(double at);

    double lnAbove(double at);

    double centre();

    double spread();

    /** A rate; on the axis of log-odds. */
    record Rate(BetaDistribution posterior) implements Belief {
        public static Rate of(double alpha, double beta) {
            return new Rate(new BetaDistribution(alpha, beta));
        }

        @Override
        public double lnDensity(double at) {
            return posterior.lnDensity(at);
        }

        @Override
        public double lnBelow(double at) {
            return posterior.lnLowerTail(at);
        }

        @Override
        public double lnAbove(double at) {
            return posterior.lnUpperTail(at);
        }

        @Override
        public double centre() {
            return posterior.centre();
        }

        @Override
        public double spread() {
            return posterior.spread();
        }
    }

    /** A mean. */
    record Mean(double mean, double sd) implements Belief {
        public Mean {
            if (!(sd > 0)) {
                throw new IllegalArgumentException("a standard deviation is above 0, not " + sd);
            }
        }

        @Override
        public double lnDensity(double at) {
            return Normal.lnDensity((at - mean) / sd) - StrictMath.log(sd);
        }

        @Override
        public double lnBelow(double at) {
            return Normal.lnUpperTail((mean - at) / sd);
        }

        @Override
        public double lnAbove(double at) {
            return Normal.lnUpperTail((at - mean) / sd);
        }

        @Override
        public double centre() {
            return mean;
        }

        @Override
        public double spread() {
            return sd;
        }
    }
}
