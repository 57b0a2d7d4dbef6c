package dev.assay.statistics.bayesian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.Proportion;
import dev.assay.statistics.distribution.BetaDistribution;
import dev.assay.statistics.distribution.Normal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BeliefsTest {
    @Test
    void without_data_either_may_be_better() {
        var both = BetaBinomial.of(BetaBinomial.Prior.UNIFORM, new Proportion(0, 0), new Proportion(0, 0));

        assertThat(both.treatmentBeatsControl()).isCloseTo(0.5, within(1e-12));
        // E|x - y| of two uniform rates is a third.
        assertThat(both.lossOfControl()).isCloseTo(1 / 6.0, within(1e-12));
    }

    @Test
    void chances_and_losses_fit_together() {
        var both = BetaBinomial.of(
                new BetaBinomial.Prior(0.7, 3.2),
                new Proportion(2_000_000, 200_100),
                new Proportion(1_500_000, 150_300));
        var other = new BetaBinomial(both.treatment(), both.control());

        assertThat(both.treatmentBeatsControl() + other.treatmentBeatsControl()).isCloseTo(1, within(1e-12));
        // E[max(d, 0)] - E[max(-d, 0)] = E[d].
        assertThat(both.lossOfControl() - both.lossOfTreatment())
                .isCloseTo(both.treatment().mean() - both.control().mean(), within(1e-14));
        assertThat(both.lossOfTreatment()).isEqualTo(other.lossOfControl());
    }

    /** Few and many, rare and common, alike and far apart: those that overlap by one pass, the others each by itself. */
    @Test
    void all_answers_at_once_are_the_ones_each_has_by_itself() {
        var random = new SplittableRandom(20261126);
        for (int i = 0; i < 300; i++) {
            long n = Math.round(Math.pow(10, 1 + 6 * random.nextDouble()));
            double rate = Math.pow(10, -3 * random.nextDouble()) * 0.9;
            long x = Math.round(n * rate);
            long apart = Math.round(random.nextGaussian() * 3 * Math.sqrt(x + 1.0));
            var both = BetaBinomial.of(
                    BetaBinomial.Prior.UNIFORM,
                    new Proportion(n, x),
                    new Proportion(n, Math.max(0, Math.min(n, x + apart))));

            var answers = both.answers();

            assertThat(answers.treatmentBeatsControl()).isCloseTo(both.treatmentBeatsControl(), within(1e-10));
            assertThat(answers.lossOfControl()).isCloseTo(both.lossOfControl(), withinPercentage(1e-7));
            assertThat(answers.lossOfTreatment()).isCloseTo(both.lossOfTreatment(), withinPercentage(1e-7));
        }
    }

    @Test
    void millions_of_users_agree_with_the_normal_limit() {
        var both = BetaBinomial.of(
                BetaBinomial.Prior.UNIFORM,
                new Proportion(40_000_000, 4_000_000),
                new Proportion(40_000_000, 4_004_000));
        double se = Math.sqrt(2 * 0.1 * 0.9 / 4e7);

        assertThat(both.treatmentBeatsControl()).isCloseTo(1 - Normal.upperTail(0.0001 / se), within(1e-4));
    }

    @Test
    void quantiles_of_rates_near_the_ends_keep_their_digits() {
        // Of Beta(1, b) the quantile is 1 - (1-p)^(1/b).
        double low = BetaBinomial.credible(new BetaDistribution(1, 1e9), 0.05).low();
        assertThat(low).isCloseTo(-Math.expm1(Math.log1p(-0.025) / 1e9), within(1e-20));
        var interval = BetaBinomial.credible(new BetaDistribution(1e-3, 1e-3), 0.05);
        assertThat(interval.low()).isBetween(0.0, 1e-100);
        assertThat(interval.high()).isEqualTo(1);
    }

    @Test
    void a_certain_loss_is_told_however_unlikely() {
        var posterior = NormalNormal.of(4, 0.1, Optional.empty()).posterior().orElseThrow();

        assertThat(posterior.lnChanceToLose()).isCloseTo(-804.608442, within(1e-5));
        assertThat(posterior.lossOfTreatment()).isZero();
        assertThat(posterior.lossOfControl()).isEqualTo(4);
    }

    @Test
    void an_estimate_without_an_error_has_no_posterior() {
        assertThat(NormalNormal.of(1, 0, Optional.empty()).status()).isEqualTo(Status.ZERO_VARIANCE);
        assertThat(NormalNormal.of(1, 0, Optional.of(new NormalNormal.Prior(0, 1)))
                        .status())
                .isEqualTo(Status.ZERO_VARIANCE);
        assertThatThrownBy(() -> new NormalNormal.Prior(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_company_learns_its_prior_from_its_past() {
        var random = new SplittableRandom(3);
        List<Double> effects = new ArrayList<>();
        List<Double> ses = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            ses.add(0.01);
            effects.add(0.005 + 0.03 * random.nextGaussian() + 0.01 * random.nextGaussian());
        }
        var prior = PastEffects.prior(effects, ses).orElseThrow();

        assertThat(prior.mean()).isCloseTo(0.005, within(0.005));
        assertThat(prior.sd()).isCloseTo(0.03, within(0.004));
        assertThat(PastEffects.prior(effects.subList(0, 29), ses.subList(0, 29)))
                .isEmpty();
    }
}
