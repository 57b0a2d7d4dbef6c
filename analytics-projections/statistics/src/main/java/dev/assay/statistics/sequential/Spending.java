package dev.assay.statistics.sequential;

import dev.assay.statistics.distribution.Normal;

/**
 * How much of the error may be spent by a share of the planned information (Lan and DeMets 1983), for one side; as a
 * logarithm, since early looks may spend 1e-100.
 */
public sealed interface Spending {
    /**
     * The logarithm of what may be spent until then.
     *
     * @param alpha of one side
     * @param fraction of the information, above 0 and at most 1
     */
    double lnSpent(double alpha, double fraction);

    /** Little at first, as O'Brien and Fleming (1979): 2 - 2Φ(z_{α/2} / √t). */
    record ObrienFleming() implements Spending {
        @Override
        public double lnSpent(double alpha, double fraction) {
            return Math.min(
                    StrictMath.log(alpha),
                    StrictMath.log(2) + Normal.lnUpperTail(Normal.critical(alpha) / Math.sqrt(fraction)));
        }
    }

    /** Evenly, as Pocock (1977): α·ln(1 + (e-1)·t). */
    record Pocock() implements Spending {
        @Override
        public double lnSpent(double alpha, double fraction) {
            return StrictMath.log(alpha) + StrictMath.log(StrictMath.log1p((Math.E - 1) * fraction));
        }
    }

    /** α·t^ρ (Kim and DeMets 1987). */
    record Power(double rho) implements Spending {
        public Power {
            if (!(rho > 0)) {
                throw new IllegalArgumentException("the exponent is above 0, not " + rho);
            }
        }

        @Override
        public double lnSpent(double alpha, double fraction) {
            return StrictMath.log(alpha) + rho * StrictMath.log(fraction);
        }
    }
}
