package dev.assay.statistics.sequential;

import dev.assay.statistics.distribution.Normal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * Two-sided tests at K looks equally far apart: the classical constants, what peeking costs, and how many more users a design
 * with looks needs.
 */
public final class PlannedLooks {
    private PlannedLooks() {}

    /** The same z at each look (Pocock 1977). */
    public static double pocock(int looks, double alpha) {
        return root(c -> error(looks, look -> c), alpha, looks);
    }

    /** C of z = C / √(k/K) (O'Brien and Fleming 1979). */
    public static double obrienFleming(int looks, double alpha) {
        return root(c -> error(looks, look -> c / Math.sqrt((double) look / looks)), alpha, looks);
    }

    /** The probability of an error when each look is tested as if it were the only one. */
    public static double peekingError(int looks, double alpha) {
        double z = Normal.critical(alpha);
        return error(looks, look -> z);
    }

    /**
     * The share by which the sample must grow for a design with looks to have a power that a single test at the end has, such as
     * 1.038 for ten looks with little spent early.
     */
    public static double inflation(int looks, double alpha, double power, Spending spending) {
        List<Double> fractions = new ArrayList<>();
        for (int look = 1; look <= looks; look++) {
            fractions.add((double) look / looks);
        }
        List<GroupSequential.Look> bounds = new GroupSequential(alpha, true, spending).looks(fractions);
        double fixed = Normal.critical(alpha) + Normal.upperQuantile(1 - power);
        // Power hardly bends in the drift: secants find it in a few steps.
        double before = fixed;
        double drift = fixed * 1.02;
        double missedBefore = power(bounds, before) - power;
        for (int i = 0; i < 20; i++) {
            double missed = power(bounds, drift) - power;
            if (Math.abs(missed) < 1e-10 || missed == missedBefore) {
                break;
            }
            double next = drift - missed * (drift - before) / (missed - missedBefore);
            before = drift;
            missedBefore = missed;
            drift = next;
        }
        return drift * drift / (fixed * fixed);
    }

    /**
     * The probability of crossing the upper boundary at some look.
     *
     * @param drift the expected z at the end of the plan
     */
    public static double power(List<GroupSequential.Look> bounds, double drift) {
        return new DriftingPaths(drift).crossing(bounds);
    }

    private static double error(int looks, IntToDoubleFunction z) {
        Crossing paths = new Crossing(true);
        double sum = 0;
        for (int look = 1; look <= looks; look++) {
            double t = (double) look / looks;
            sum += 2 * StrictMath.exp(paths.lnUpper(z.applyAsDouble(look), t));
            if (look < looks) {
                paths.pass(z.applyAsDouble(look), t, (look + 1.0) / looks);
            }
        }
        return sum;
    }

    /** The error falls as the constant grows: between one look's z and that of Bonferroni. */
    private static double root(DoubleUnaryOperator error, double alpha, int looks) {
        double low = Normal.critical(alpha);
        double high = Normal.critical(alpha / looks) + 1e-9;
        double atLow = error.applyAsDouble(low) - alpha;
        double atHigh = error.applyAsDouble(high) - alpha;
        if (looks == 1 || atLow <= 0) {
            return low;
        }
        // Regula falsi with Illinois' halving.
        for (int i = 0; i < 100; i++) {
            double c = (low * atHigh - high * atLow) / (atHigh - atLow);
            double at = error.applyAsDouble(c) - alpha;
            if (Math.abs(at) < 1e-15 || Math.abs(high - low) < 1e-14) {
                return c;
            }
            if (at > 0) {
                low = c;
                atLow = at;
                atHigh *= 0.5;
            } else {
                high = c;
                atHigh = at;
                atLow *= 0.5;
            }
        }
        return 0.5 * (low + high);
    }
}
