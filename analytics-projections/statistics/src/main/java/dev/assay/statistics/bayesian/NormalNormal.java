package dev.assay.statistics.bayesian;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Status;
import dev.assay.statistics.distribution.Normal;
import java.util.Optional;

/**
 * An effect whose estimate is normal, with a normal prior or none: the posterior is normal with precisions added,
 * 1/s² = 1/se² + 1/sd² and m = s²·(estimate/se² + mean/sd²).
 *
 * @param status {@link Status#ZERO_VARIANCE} when the estimate has no standard error
 */
public record NormalNormal(Status status, Optional<Posterior> posterior) {

    /** A normal prior of the effect. */
    public record Prior(double mean, double sd) {
        public Prior {
            if (!(sd > 0)) {
                throw new IllegalArgumentException("a prior without width knows the answer");
            }
        }
    }

    /** The effect as it is believed after the data. */
    public record Posterior(double mean, double sd) {
        /** P(effect &gt; 0). */
        public double chanceToWin() {
            return StrictMath.exp(Normal.lnUpperTail(-mean / sd));
        }

        /** ln P(effect &lt; 0). */
        public double lnChanceToLose() {
            return Normal.lnUpperTail(mean / sd);
        }

        /** E[max(effect, 0)] = s·φ(m/s) + m·Φ(m/s): what is lost on average by keeping the control. */
        public double lossOfControl() {
            return sd * StrictMath.exp(Normal.lnExcess(-mean / sd));
        }

        /** E[max(-effect, 0)]: what is lost on average by shipping the treatment. */
        public double lossOfTreatment() {
            return sd * StrictMath.exp(Normal.lnExcess(mean / sd));
        }

        /** Holds the effect with probability 1 - alpha, as much of the rest on either side. */
        public Interval credible(double alpha) {
            return Interval.around(mean, Normal.critical(alpha) * sd);
        }
    }

    /** @param prior empty for a flat one */
    public static NormalNormal of(double estimate, double se, Optional<Prior> prior) {
        if (!(se > 0)) {
            return new NormalNormal(Status.ZERO_VARIANCE, Optional.empty());
        }
        return new NormalNormal(
                Status.OK,
                Optional.of(
                        prior.map(each -> posterior(estimate, se, each)).orElseGet(() -> new Posterior(estimate, se))));
    }

    private static Posterior posterior(double estimate, double se, Prior prior) {
        // By the shares of the precision, so that neither square overflows.
        double ratio = se / prior.sd();
        double data = 1 / (1 + ratio * ratio);
        return new Posterior(data * estimate + (1 - data) * prior.mean(), se / Math.sqrt(1 + ratio * ratio));
    }
}
