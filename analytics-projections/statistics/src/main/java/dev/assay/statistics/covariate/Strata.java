package dev.assay.statistics.covariate;

import dev.assay.statistics.Moments;
import dev.assay.statistics.covariate.PostStratification.Stratum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What to do with strata too small for a mean and a variance in each arm. */
public final class Strata {
    /** Users an arm of a stratum should have. */
    public static final int FEWEST = 10;

    private Strata() {}

    /**
     * Joins the strata that have fewer users than {@link #FEWEST} in an arm into one, the last; while that is too small itself, it
     * takes in the smallest of the others. In the end one stratum may be left, which is the unstratified comparison. Needs
     * exact moments.
     */
    public static List<Stratum> collapsed(List<Stratum> strata) {
        List<Stratum> kept = new ArrayList<>();
        List<Stratum> small = new ArrayList<>();
        strata.forEach(stratum -> (isSmall(stratum) ? small : kept).add(stratum));
        if (small.isEmpty()) {
            return kept;
        }
        Stratum other = small.stream().reduce(Strata::joined).orElseThrow();
        while (isSmall(other) && !kept.isEmpty()) {
            Stratum smallest =
                    kept.stream().min(Comparator.comparingLong(Stratum::n)).orElseThrow();
            kept.remove(smallest);
            other = joined(other, smallest);
        }
        kept.add(other);
        return kept;
    }

    private static boolean isSmall(Stratum stratum) {
        return Math.min(stratum.control().n(), stratum.treatment().n()) < FEWEST;
    }

    private static Stratum joined(Stratum one, Stratum other) {
        if (one.control() instanceof Moments c
                && other.control() instanceof Moments c2
                && one.treatment() instanceof Moments t
                && other.treatment() instanceof Moments t2) {
            return new Stratum(c.plus(c2), t.plus(t2));
        }
        throw new IllegalArgumentException("only exact moments can be joined");
    }
}
