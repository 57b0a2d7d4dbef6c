package dev.assay.statistics.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.Status;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuantileComparisonTest {
    private static final List<double[]> HUNDRED =
            IntStream.rangeClosed(1, 100).mapToObj(i -> new double[] {i}).toList();

    @Test
    void a_share_of_a_round_number_is_the_rank_it_says() {
        assertThat(Ranks.of(100, 0.07)).isEqualTo(7);
        assertThat(Ranks.of(10, 0.7)).isEqualTo(7);
        assertThat(Ranks.of(3, 0.5)).isEqualTo(2);
        assertThat(Ranks.of(3, -0.2)).isEqualTo(1);
        assertThat(Ranks.of(3, 1.7)).isEqualTo(3);
    }

    @Test
    void users_with_one_event_each_are_nearly_independent() {
        var arm = QuantileComparison.compare(HUNDRED, HUNDRED, 0.5, 0.05)
                .control()
                .orElseThrow();

        assertThat(arm.estimate()).isEqualTo(50);
        assertThat(arm.order().lowRank()).isEqualTo(40);
        assertThat(arm.order().highRank()).isEqualTo(61);
        assertThat(arm.independent().shareSe()).isEqualTo(0.05);
        assertThat(arm.clustered().orElseThrow().shareSe()).isCloseTo(Math.sqrt(0.25 / 99), within(1e-15));
    }

    @Test
    void an_extreme_quantile_has_an_interval_open_to_one_side() {
        var arm = QuantileComparison.compare(HUNDRED, HUNDRED, 0.99, 0.05)
                .control()
                .orElseThrow();

        assertThat(arm.order().high()).isEmpty();
        assertThat(arm.order().low()).hasValue(97);
        assertThat(arm.isTooFarOut(0.99, 0.05)).isTrue();
        assertThat(arm.isTooFarOut(0.5, 0.05)).isFalse();
    }

    @Test
    void ties_leave_no_standard_error_and_one_user_none_to_trust() {
        List<double[]> ties = List.of(new double[] {4, 4}, new double[] {4}, new double[] {4, 4});
        List<double[]> single = List.of(new double[] {1, 2, 3, 4, 5});

        var tied = QuantileComparison.compare(ties, ties, 0.5, 0.05);
        assertThat(tied.status()).isEqualTo(Status.ZERO_VARIANCE);
        assertThat(tied.difference()).hasValue(0);
        var one = QuantileComparison.compare(HUNDRED, single, 0.5, 0.05);
        assertThat(one.status()).isEqualTo(Status.INSUFFICIENT_DATA);
        assertThat(one.treatment().orElseThrow().clustered()).isEmpty();
        assertThat(one.difference()).hasValue(-47);
    }

    @Test
    void users_without_events_are_an_empty_arm_when_there_are_no_others() {
        assertThat(QuantileComparison.compare(HUNDRED, List.of(new double[0]), 0.5, 0.05)
                        .status())
                .isEqualTo(Status.EMPTY_ARM);
    }

    @Test
    void what_is_no_quantile_or_no_number_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> QuantileComparison.compare(HUNDRED, HUNDRED, 1, 0.05));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QuantileComparison.compare(HUNDRED, List.of(new double[] {Double.NaN}), 0.5, 0.05));
    }

    @Test
    void both_arms_get_one_cap_and_values_at_it_are_not_capped() {
        var result = Winsorized.atQuantile(decimals(1, 2, 3, 4), decimals(4, 4, 9, 9), 0.75);

        assertThat(result.cap()).contains(BigDecimal.valueOf(4));
        assertThat(result.control().capped()).isZero();
        assertThat(result.treatment().capped()).isEqualTo(2);
        assertThat(result.treatment().moments().mean()).hasValue(4);
        assertThat(result.treatment().moments().variance()).hasValue(0);
        assertThat(Winsorized.atQuantile(decimals(), decimals(5), 0.5).status()).isEqualTo(Status.EMPTY_ARM);
        assertThat(Winsorized.atQuantile(decimals(), decimals(), 0.5).cap()).isEmpty();
        assertThat(Winsorized.at(decimals(-7, 2), decimals(3), BigDecimal.ONE)
                        .control()
                        .moments()
                        .mean())
                .hasValue(-3);
    }

    private static List<BigDecimal> decimals(long... values) {
        return Arrays.stream(values).mapToObj(BigDecimal::valueOf).toList();
    }
}
