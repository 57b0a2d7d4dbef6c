package dev.assay.statistics.bayesian;

import dev.assay.statistics.trust.Heterogeneity;
import java.util.List;
import java.util.Optional;

/**
 * A prior from a company's own history (empirical Bayes): the mean of past effects, and their spread beyond what their
 * standard errors explain, by the moment estimator of DerSimonian and Laird.
 */
public final class PastEffects {
    /** With fewer the spread is a guess. */
    public static final int ENOUGH = 30;

    private PastEffects() {}

    /** Empty with fewer than {@link #ENOUGH} effects, or when they spread no more than by chance. */
    public static Optional<NormalNormal.Prior> prior(List<Double> effects, List<Double> ses) {
        if (effects.size() < ENOUGH) {
            return Optional.empty();
        }
        return Heterogeneity.of(effects, ses)
                .outcome()
                .filter(outcome -> outcome.tauSquared() > 0)
                .map(outcome -> {
                    // Each effect weighs by how much it tells of the mean: its own variance and the spread.
                    double weights = 0;
                    double sum = 0;
                    for (int i = 0; i < effects.size(); i++) {
                        double weight = 1 / (ses.get(i) * ses.get(i) + outcome.tauSquared());
                        weights += weight;
                        sum += weight * effects.get(i);
                    }
                    return new NormalNormal.Prior(sum / weights, Math.sqrt(outcome.tauSquared()));
                });
    }
}
