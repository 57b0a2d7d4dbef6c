package dev.assay.statistics.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.Status;
import dev.assay.statistics.Summary;
import dev.assay.statistics.distribution.Normal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LooksTest {
    private static final Spending OBF = new Spending.ObrienFleming();

    @Test
    void a_single_look_at_the_end_is_the_ordinary_test() {
        var look = new GroupSequential(0.05, true, OBF).looks(List.of(1.0)).getFirst();

        assertThat(look.z()).isCloseTo(Normal.critical(0.05), within(1e-12));
        assertThat(look.nominalTwoSided()).isCloseTo(0.05, within(1e-14));
    }

    @Test
    void all_of_the_error_is_spent_at_the_end_and_nothing_beyond_it() {
        var looks = new GroupSequential(0.05, true, new Spending.Pocock()).looks(List.of(0.3, 0.3, 0.9, 1.2, 1.5));

        assertThat(looks.get(1).z()).isInfinite();
        assertThat(looks.get(1).incrementalAlpha()).isZero();
        assertThat(looks.get(3).fraction()).isEqualTo(1);
        assertThat(looks.get(3).cumulativeAlpha()).isCloseTo(0.05, within(1e-15));
        assertThat(looks.get(4).z()).isInfinite();
    }

    @Test
    void fifty_looks_err_as_often_as_promised() {
        var fractions = IntStream.rangeClosed(1, 50).mapToObj(i -> i / 50.0).toList();
        for (Spending spending : List.of(OBF, new Spending.Pocock(), new Spending.Power(2))) {
            var looks = new GroupSequential(0.05, true, spending).looks(fractions);

            // The same paths by their density instead.
            assertThat(2 * PlannedLooks.power(looks, 0)).isCloseTo(0.05, within(2e-4));
        }
    }

    @Test
    void looks_at_a_random_walk_cross_as_often_as_promised() {
        var fractions = List.of(0.1, 0.35, 0.4, 0.8, 1.0);
        var looks = new GroupSequential(0.1, true, new Spending.Pocock()).looks(fractions);
        var random = new SplittableRandom(11);
        int crossed = 0;
        for (int path = 0; path < 100_000; path++) {
            double b = 0;
            double time = 0;
            for (var look : looks) {
                b += Math.sqrt(look.fraction() - time) * random.nextGaussian();
                time = look.fraction();
                if (look.isCrossedBy(b / Math.sqrt(time), true)) {
                    crossed++;
                    break;
                }
            }
        }
        // Four standard errors.
        assertThat(crossed / 1e5).isCloseTo(0.1, within(0.0038));
    }

    @ParameterizedTest
    @CsvSource({"3, 1.013", "5, 1.025", "10, 1.038", "20, 1.046"})
    void a_design_with_looks_needs_a_few_more_users(int looks, double factor) {
        assertThat(PlannedLooks.inflation(looks, 0.05, 0.8, OBF)).isCloseTo(factor, within(5e-4));
    }

    @Test
    void peeking_every_day_finds_what_is_not_there() {
        assertThat(PlannedLooks.peekingError(20, 0.05)).isCloseTo(0.2479, within(1e-3));
        assertThat(PlannedLooks.peekingError(1, 0.05)).isCloseTo(0.05, within(1e-12));
    }

    @Test
    void looks_without_users_or_variance_are_skipped_and_the_p_value_carries_over() {
        var test = new MixtureTest(1e-4, 0, 0.05);
        var looks = test.looks(List.of(
                new MixtureTest.Seen(Summary.of(0, 0, 0), Summary.of(5, 1, 1)),
                new MixtureTest.Seen(Summary.of(9000, 0.1, 0.09), Summary.of(9000, 0.13, 0.11)),
                new MixtureTest.Seen(Summary.of(9000, 0.1, 0), Summary.of(9000, 0.1, 0))));

        assertThat(looks.getFirst().test()).isEmpty();
        assertThat(looks.getFirst().p()).isEqualTo(1);
        assertThat(looks.getFirst().interval()).isEmpty();
        assertThat(looks.get(2).p()).isEqualTo(looks.get(1).p()).isLessThan(0.05);
        assertThat(looks.get(2).interval()).isEqualTo(looks.get(1).interval());
    }

    @Test
    void intervals_that_no_longer_meet_leave_none() {
        var test = new MixtureTest(1e-2, 0, 0.05);
        var looks = test.looks(List.of(
                new MixtureTest.Seen(Summary.of(100_000, 0, 1), Summary.of(100_000, 1, 1)),
                new MixtureTest.Seen(Summary.of(100_000, 0, 1), Summary.of(100_000, -1, 1))));

        assertThat(looks.getFirst().interval()).isPresent();
        assertThat(looks.getLast().interval()).isEmpty();
    }

    @Test
    void the_mixture_and_the_sequence_survive_the_far_tails() {
        var test = new MixtureTest(1, 0, 0.05).test(100, 1e-6);
        assertThat(test.lnLambda()).isFinite().isGreaterThan(700);
        assertThat(test.p()).isZero();

        var bounds = AsymptoticSequence.at(1, 1e-4, 1_000_000, 0.05, 1_000_000)
                .bounds()
                .orElseThrow();
        assertThat(bounds.oneSided().lnGreater()).isFinite().isLessThan(-700);
        assertThat(bounds.oneSided().less()).isEqualTo(1);
    }

    @Test
    void a_sequence_needs_users_and_an_error() {
        assertThat(AsymptoticSequence.at(0, 1, 0, 0.05, 100).status()).isEqualTo(Status.INSUFFICIENT_DATA);
        assertThat(AsymptoticSequence.at(1, 0, 10, 0.05, 100).status()).isEqualTo(Status.ZERO_VARIANCE);
        assertThat(AsymptoticSequence.at(0, 1, 10, 0.05, 100)
                        .bounds()
                        .orElseThrow()
                        .oneSided()
                        .greater())
                .isEqualTo(1);
    }

    @Test
    void a_confidence_sequence_is_tightest_where_it_is_tuned() {
        double tuned = width(10_000, 10_000);

        assertThat(tuned).isLessThan(width(10_000, 100)).isLessThan(width(10_000, 1_000_000));
    }

    private static double width(long n, double tuning) {
        return AsymptoticSequence.at(0, 1, n, 0.05, tuning)
                .bounds()
                .orElseThrow()
                .twoSided()
                .halfWidth();
    }

    @Test
    void power_from_here_on_is_certain_at_the_end_and_planned_at_the_start() {
        double critical = Normal.critical(0.05);
        double planned = critical + Normal.upperQuantile(0.2);

        assertThat(ConditionalPower.planned(0, 1e-12, planned, critical)).isCloseTo(0.8, within(1e-4));
        assertThat(ConditionalPower.planned(2.5, 1, planned, critical)).isEqualTo(1);
        assertThat(ConditionalPower.currentTrend(2, 0.5, critical)).isGreaterThan(0.8);
        assertThat(ConditionalPower.currentTrend(0, 0, critical)).isZero();
    }
}
