package dev.assay.fold;

import static dev.assay.fold.Histories.DEFINITIONS;
import static dev.assay.fold.Histories.NOON;
import static dev.assay.fold.Histories.contribution;
import static dev.assay.fold.Histories.exposure;
import static dev.assay.fold.Histories.fold;
import static dev.assay.fold.Histories.purchase;
import static dev.assay.fold.Histories.visit;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.experiment.Dimension;
import dev.assay.statistics.quantile.ValueBucket;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ratios, quantiles, retention, funnels, caps, covariates and slices. */
class RefinedMetricsTest {
    @Test
    void a_ratio_keeps_both_sums_and_their_product() {
        var sums = measured(
                        fold(
                                shown(),
                                purchase("2", 5, NOON.plus(ofMinutes(1)), 15),
                                purchase("3", 5, NOON.plus(ofMinutes(2)), 15),
                                visit("4", NOON.plus(ofMinutes(1)), 15),
                                visit("5", NOON.plus(ofMinutes(1)), 15),
                                visit("6", NOON.plus(ofMinutes(1)), 15)),
                        "orders-a-visit",
                        0)
                .sums();

        assertThat(sums.y()).isEqualTo(2_000_000);
        assertThat(sums.d()).isEqualTo(3_000_000);
        assertThat(sums.yd()).isEqualTo(6_000_000_000_000L);
        assertThat(sums.dd()).isEqualTo(9_000_000_000_000L);
    }

    @Test
    void what_was_before_the_exposure_is_the_covariate_even_from_before_the_experiment() {
        var state = fold(
                shown(),
                purchase("2", 7, NOON.minus(ofMinutes(1)), 6),
                purchase("3", 3, NOON.minus(ofHours(2)), 11),
                purchase("4", 100, NOON.minus(ofHours(2)).minusMillis(1), 11),
                purchase("5", 20, NOON.plus(ofMinutes(1)), 15));

        var sums = measured(state, "spend", 0).sums();

        assertThat(sums.x()).isEqualTo(10_000_000);
        assertThat(sums.xx()).isEqualTo(BigInteger.valueOf(10_000_000).pow(2));
        assertThat(sums.y()).isEqualTo(20_000_000);
        assertThat(sums.yx()).isEqualTo(BigInteger.valueOf(200_000_000_000_000L));
    }

    @Test
    void a_user_with_a_covariate_and_nothing_after_it_counts_too() {
        var cell = measured(fold(shown(), purchase("2", 7, NOON.minus(ofMinutes(1)), 6)), "spend", 0);

        assertThat(cell.converted()).isZero();
        assertThat(cell.sums().x()).isEqualTo(7_000_000);
    }

    @Test
    void events_that_no_standing_metric_covers_leave_no_trace_before_the_start() {
        assertThat(fold(purchase("2", 7, NOON, 5)).isEmpty()).isTrue();
        assertThat(fold(purchase("2", 7, NOON, 6)).isEmpty()).isFalse();
    }

    @Test
    void a_value_is_cut_off_at_the_cap() {
        var cell = measured(fold(shown(), purchase("2", 250, NOON, 15)), "spend", 0);

        assertThat(cell.capped()).isEqualTo(1);
        assertThat(cell.sums().y()).isEqualTo(100_000_000);
    }

    @Test
    void a_user_is_retained_who_comes_back_between_the_two_moments() {
        assertThat(isRetained(ofHours(1).minusMillis(1))).isFalse();
        assertThat(isRetained(ofHours(1))).isTrue();
        assertThat(isRetained(ofHours(2))).isTrue();
        assertThat(isRetained(ofHours(2).plusMillis(1))).isFalse();
    }

    @Test
    void a_funnel_counts_the_users_of_each_step_in_order() {
        var through = fold(
                shown(),
                visit("2", NOON, 15),
                purchase("3", 1, NOON.plus(ofMinutes(1)), 15),
                purchase("4", 1, NOON.plus(ofMinutes(1)), 15));
        var halfway = fold(
                shown(),
                purchase("3", 1, NOON, 15),
                visit("2", NOON.plus(ofMinutes(1)), 15),
                purchase("4", 1, NOON.plus(ofMinutes(2)), 15));

        assertThat(List.of(steps(through, 0), steps(through, 1), steps(through, 2), steps(through, 3)))
                .containsExactly(1L, 1L, 1L, 1L);
        assertThat(List.of(steps(halfway, 0), steps(halfway, 1), steps(halfway, 2), steps(halfway, 3)))
                .containsExactly(0L, 1L, 1L, 0L);
    }

    @Test
    void a_quantile_keeps_what_the_variance_over_users_needs() {
        var state = fold(
                shown(),
                purchase("2", 1, NOON.plus(ofMinutes(1)), 15),
                purchase("3", 1, NOON.plus(ofMinutes(2)), 15),
                purchase("4", 50, NOON.plus(ofMinutes(3)), 15));

        var buckets = contribution(state).buckets().stream()
                .filter(bucket -> bucket.metric().value().equals("typical"))
                .sorted(Comparator.comparing(Deltas.Bucket::bucket))
                .toList();

        // Two values below, s = 2 of n = 3; then one more, s = 3.
        assertThat(buckets)
                .extracting(Deltas.Bucket::bucket)
                .containsExactly(ValueBucket.of(1_000_000), ValueBucket.of(50_000_000));
        assertThat(buckets).extracting(Deltas.Bucket::count).containsExactly(2L, 1L);
        assertThat(buckets)
                .extracting(Deltas.Bucket::first)
                .containsExactly(BigInteger.valueOf(4), BigInteger.valueOf(5));
        assertThat(buckets)
                .extracting(Deltas.Bucket::second)
                .containsExactly(BigInteger.valueOf(6), BigInteger.valueOf(3));
        assertThat(measured(state, "typical", 0).sums().y()).isEqualTo(3_000_000);
    }

    @Test
    void a_user_is_in_the_slices_of_the_first_exposure() {
        var state = fold(
                exposure("1", "refined", "control", NOON.plus(ofMinutes(5)), 15, "android"),
                exposure("2", "refined", "control", NOON, 15, "ios"));

        assertThat(slices(state)).containsExactlyInAnyOrder("platform=ios", "visitor=new");
    }

    @Test
    void a_user_seen_half_an_hour_before_is_returning() {
        assertThat(slices(fold(shown(), purchase("2", 1, NOON.minus(ofMinutes(30)), 15))))
                .containsExactly("visitor=returning");
        assertThat(slices(fold(shown(), purchase("2", 1, NOON.minus(ofMinutes(29)), 15))))
                .containsExactly("visitor=new");
    }

    private static BehaviourEvent shown() {
        return exposure("1", "refined", "control", NOON, 15);
    }

    private static boolean isRetained(Duration after) {
        return contribution(fold(shown(), visit("2", NOON.plus(after), 15))).measurements().stream()
                .anyMatch(cell -> cell.counted().metric().orElseThrow().value().equals("back"));
    }

    private static long steps(UserState state, int step) {
        return contribution(state).measurements().stream()
                .filter(cell -> cell.counted().metric().orElseThrow().value().equals("through")
                        && cell.counted().step() == step)
                .mapToLong(Deltas.Measurements::converted)
                .sum();
    }

    private static Deltas.Measurements measured(UserState state, String metric, int step) {
        return contribution(state).measurements().stream()
                .filter(cell -> cell.cohort().experiment().id().value().equals("refined")
                        && cell.counted().metric().orElseThrow().value().equals(metric)
                        && cell.counted().step() == step)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> slices(UserState state) {
        return contribution(state, DEFINITIONS).exposures().stream()
                .filter(cell -> cell.users() > 0)
                .map(cell -> cell.cohort().slice())
                .flatMap(Optional::stream)
                .map(slice -> slice.dimension() + "=" + slice.value())
                .toList();
    }

    /** The order is part of stored states. */
    @Test
    void dimensions_keep_their_order() {
        assertThat(Dimension.names())
                .containsExactly("country", "device", "browser", "system", "platform", "user_segment", "visitor");
    }
}
