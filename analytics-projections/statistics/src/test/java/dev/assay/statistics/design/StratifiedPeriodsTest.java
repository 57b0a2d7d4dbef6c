package dev.assay.statistics.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.Moments;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.Welch;
import dev.assay.statistics.design.StratifiedPeriods.PeriodArm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StratifiedPeriodsTest {
    private static final Map<String, PeriodArm> EVEN = Map.of("A", arm(0.5, 1_000, 200), "B", arm(0.5, 1_000, 220));

    @Test
    void one_period_is_the_plain_comparison() {
        var result = StratifiedPeriods.of(List.of(EVEN));
        var plain = Welch.compare(Moments.ofConversions(1_000, 200), Moments.ofConversions(1_000, 220), 0.05);

        assertThat(result.status()).isEqualTo(Status.OK);
        assertThat(result.arm("A").naive()).hasValue(0.2);
        assertThat(result.arm("A").stratified()).hasValue(0.2);
        assertThat(result.arm("A").hajek()).hasValue(0.2);
        var difference = result.difference("A", "B", 0.05).orElseThrow();
        assertThat(difference.estimate()).isCloseTo(0.02, within(1e-15));
        assertThat(difference.se()).isCloseTo(plain.test().orElseThrow().se(), within(1e-15));
    }

    @Test
    void a_drift_that_fools_the_plain_mean_does_not_fool_the_stratified_one() {
        var result = StratifiedPeriods.of(List.of(EVEN, Map.of("A", arm(0.1, 200, 20), "B", arm(0.9, 1_800, 198))));

        double naive =
                result.arm("B").naive().orElseThrow() - result.arm("A").naive().orElseThrow();
        assertThat(naive).isNegative();
        assertThat(result.difference("A", "B", 0.05).orElseThrow().estimate()).isCloseTo(0.015, within(1e-15));
    }

    @Test
    void an_arm_that_came_later_has_no_stratified_mean_and_the_others_keep_theirs() {
        var result = StratifiedPeriods.of(
                List.of(EVEN, Map.of("A", arm(0.4, 400, 80), "B", arm(0.4, 400, 80), "C", arm(0.2, 200, 60))));

        assertThat(result.status()).isEqualTo(Status.EMPTY_ARM);
        assertThat(result.arm("C").stratified()).isEmpty();
        assertThat(result.arm("C").naive()).hasValue(0.3);
        assertThat(result.arm("A").se()).isPresent();
        assertThat(result.difference("A", "C", 0.05)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> result.difference("A", "D", 0.05));
    }

    @Test
    void a_single_user_in_a_period_leaves_the_mean_without_an_error() {
        var result = StratifiedPeriods.of(List.of(EVEN, Map.of("A", arm(0.5, 1, 1), "B", arm(0.5, 3, 1))));

        assertThat(result.status()).isEqualTo(Status.INSUFFICIENT_DATA);
        assertThat(result.arm("A").stratified()).isPresent();
        assertThat(result.arm("A").se()).isEmpty();
    }

    @Test
    void a_period_without_anybody_does_not_count_and_users_without_an_allocation_cannot_be_weighted() {
        var quiet = StratifiedPeriods.of(List.of(EVEN, Map.of("A", arm(0.5, 0, 0), "B", arm(0.5, 0, 0))));
        assertThat(quiet.status()).isEqualTo(Status.OK);
        assertThat(quiet.arms()).isEqualTo(StratifiedPeriods.of(List.of(EVEN)).arms());

        var stray = StratifiedPeriods.of(List.of(Map.of("A", arm(0, 10, 1), "B", arm(1, 10, 1))));
        assertThat(stray.arm("A").hajek()).isEmpty();
        assertThat(stray.arm("B").hajek()).hasValue(0.1);
        assertThat(StratifiedPeriods.of(List.of()).status()).isEqualTo(Status.NO_TRAFFIC);
    }

    private static PeriodArm arm(double allocation, long n, long converted) {
        return new PeriodArm(allocation, Moments.ofConversions(n, converted));
    }
}
