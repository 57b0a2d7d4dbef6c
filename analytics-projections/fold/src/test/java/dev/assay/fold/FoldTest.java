package dev.assay.fold;

import static dev.assay.fold.Histories.DEFINITIONS;
import static dev.assay.fold.Histories.NOON;
import static dev.assay.fold.Histories.contribution;
import static dev.assay.fold.Histories.conversion;
import static dev.assay.fold.Histories.exposure;
import static dev.assay.fold.Histories.fold;
import static dev.assay.fold.Histories.purchase;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.behaviour.BehaviourKind;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldTest {
    @Test
    void an_exposed_user_counts_on_the_day_of_the_first_exposure() {
        var state = fold(
                exposure("2", "checkout", "treatment", NOON.plus(ofHours(13)), 10),
                exposure("1", "checkout", "treatment", NOON, 10));

        var cell = contribution(state).exposures().getFirst();
        assertThat(contribution(state).exposures()).hasSize(1);
        assertThat(cell.users()).isEqualTo(1);
        assertThat(cell.crossovers()).isZero();
        assertThat(cell.cohort().variant().value()).isEqualTo("treatment");
        assertThat(cell.cohort().day()).isEqualTo(LocalDate.of(2026, 11, 24));
    }

    @Test
    void a_user_who_saw_two_variants_is_counted_and_left_out() {
        var state = fold(
                exposure("2", "checkout", "treatment", NOON.plus(ofMinutes(1)), 10),
                exposure("1", "checkout", "control", NOON, 10),
                purchase("3", 9.5, NOON.plus(ofMinutes(2)), 10));

        var deltas = contribution(state);
        assertThat(deltas.exposures()).singleElement().satisfies(cell -> {
            assertThat(cell.users()).isZero();
            assertThat(cell.crossovers()).isEqualTo(1);
            assertThat(cell.cohort().variant().value()).isEqualTo("control");
        });
        assertThat(deltas.measurements()).isEmpty();
        assertThat(deltas.windows()).isEmpty();
    }

    @Test
    void a_conversion_counts_from_the_exposure_to_the_end_of_the_window() {
        assertThat(converted("bought", NOON.minusMillis(1))).isFalse();
        assertThat(converted("bought", NOON)).isTrue();
        assertThat(converted("bought", NOON.plus(ofHours(1)))).isTrue();
        assertThat(converted("bought", NOON.plus(ofHours(1)).plusMillis(1))).isFalse();
    }

    @Test
    void a_late_exposure_that_came_first_moves_the_window() {
        var before =
                fold(exposure("1", "checkout", "control", NOON, 10), purchase("2", 5, NOON.plus(ofMinutes(30)), 10));
        var after = Fold.fold(
                before, List.of(exposure("0", "checkout", "control", NOON.minus(ofHours(1)), 10)), DEFINITIONS);

        assertThat(measured(before, "bought").converted()).isEqualTo(1);
        assertThat(contribution(after).measurements())
                .noneMatch(cell -> cell.counted().metric().orElseThrow().value().equals("bought"));
    }

    @Test
    void users_convert_once_count_every_order_and_add_their_amounts() {
        var state = fold(
                exposure("1", "checkout", "control", NOON, 10),
                purchase("2", 10.10, NOON.plus(ofMinutes(5)), 10),
                purchase("3", 0.2, NOON.plus(ofMinutes(6)), 10),
                purchase("3", 0.2, NOON.plus(ofMinutes(6)), 10),
                purchase("4", -3, NOON.plus(ofMinutes(7)), 10));

        assertThat(measured(state, "bought").sums().y()).isEqualTo(1_000_000);
        assertThat(measured(state, "orders").sums().y()).isEqualTo(3_000_000);
        assertThat(measured(state, "revenue").sums().y()).isEqualTo(7_300_000);
        assertThat(measured(state, "revenue").sums().yy())
                .isEqualTo(BigInteger.valueOf(7_300_000).pow(2));
    }

    @Test
    void a_value_that_is_no_number_is_counted_as_rejected() {
        var state = fold(
                exposure("1", "checkout", "control", NOON, 10),
                purchase("2", Double.NaN, NOON.plus(ofMinutes(5)), 10),
                purchase("3", 1e13, NOON.plus(ofMinutes(6)), 10),
                purchase("4", "7", NOON.plus(ofMinutes(7)), 10),
                purchase("5", 7, NOON.plus(ofMinutes(8)), 10));

        assertThat(measured(state, "revenue").rejected()).isEqualTo(3);
        assertThat(measured(state, "revenue").sums().y()).isEqualTo(7_000_000);
        assertThat(measured(state, "orders").sums().y()).isEqualTo(4_000_000);
    }

    @Test
    void the_filter_decides_which_events_count() {
        var filtered = Histories.event(
                "2",
                BehaviourKind.CUSTOM,
                "purchase",
                Optional.empty(),
                Optional.empty(),
                NOON.plusSeconds(1),
                10,
                Map.of("amount", 5, "channel", "test"));

        assertThat(contribution(fold(exposure("1", "checkout", "control", NOON, 10), filtered))
                        .measurements())
                .isEmpty();
    }

    @Test
    void own_conversions_judge_an_experiment_without_a_target() {
        var state = fold(
                conversion("0", "own", NOON.minusSeconds(1), 5),
                exposure("1", "own", "third", NOON, 5),
                conversion("2", "own", NOON.plus(ofHours(1_000)), 5),
                conversion("3", "own", NOON.plus(ofHours(1_001)), 5),
                conversion("4", "checkout", NOON.plus(ofHours(1)), 10));

        assertThat(contribution(state).measurements()).singleElement().satisfies(cell -> {
            assertThat(cell.counted().metric()).isEmpty();
            assertThat(cell.converted()).isEqualTo(1);
        });
    }

    @Test
    void an_event_accepted_before_the_start_does_not_concern_the_experiment() {
        assertThat(fold(exposure("1", "checkout", "control", NOON, 9)).isEmpty())
                .isTrue();

        var state = fold(
                exposure("1", "pricing", "control", NOON, 20),
                purchase("2", 5, NOON.plusSeconds(1), 19),
                exposure("3", "checkout", "control", NOON, 20));
        assertThat(contribution(state).measurements())
                .isNotEmpty()
                .allMatch(cell -> cell.cohort().experiment().equals(Histories.CHECKOUT.key()));
    }

    @Test
    void an_event_long_after_the_stop_leaves_no_trace() {
        var end = new TrackedExperiment.End(30, NOON);
        var stopped = TrackedExperiment.of(
                Histories.CHECKOUT.key(),
                10,
                Optional.of(end),
                List.of(),
                Histories.CHECKOUT.variants(),
                Optional.of(Histories.BOUGHT),
                List.of());
        var definitions = Definitions.of(List.of(stopped));

        assertThat(kept(definitions, NOON.plus(ofHours(1)), 30)).isTrue();
        assertThat(kept(definitions, NOON.plus(ofHours(1)).plusSeconds(1), 30)).isFalse();
        assertThat(kept(definitions, NOON.plus(ofHours(1)).plusSeconds(1), 29)).isTrue();
    }

    @Test
    void a_retry_stamped_later_is_the_same_event() {
        var state = fold(
                exposure("1", "checkout", "control", NOON, 10),
                purchase("2", 5, NOON.plusSeconds(9), 11),
                purchase("2", 5, NOON.plusSeconds(4), 10));

        assertThat(measured(state, "orders").sums().y()).isEqualTo(1_000_000);
        assertThat(state.events()).isEqualTo(6);
    }

    @Test
    void a_hundred_thousand_events_of_one_user_fold_the_same_in_batches() {
        var events = new ArrayList<BehaviourEvent>();
        events.add(exposure("exposed", "checkout", "control", NOON, 10));
        for (int i = 0; i < 100_000; i++) {
            events.add(purchase("event-" + i, i % 100, NOON.plusMillis(i), 10));
        }
        Collections.shuffle(events, new Random(7));
        var whole = Fold.fold(UserState.EMPTY, events, DEFINITIONS);

        var piecewise = UserState.EMPTY;
        for (int from = 0; from < events.size(); from += 2_000) {
            piecewise = Fold.fold(piecewise, events.subList(from, Math.min(events.size(), from + 2_000)), DEFINITIONS);
        }

        assertThat(piecewise.encode()).isEqualTo(whole.encode());
        assertThat(measured(whole, "orders").sums().y()).isEqualTo(100_000_000_000L);
        assertThat(measured(whole, "revenue").sums().y()).isEqualTo(4_950_000_000_000L);
    }

    @Test
    void an_identifier_shared_by_a_whole_site_stops_growing() {
        var first = new ArrayList<BehaviourEvent>();
        var second = new ArrayList<BehaviourEvent>();
        for (int i = 0; i < Entries.MOST + 1_000; i++) {
            (i % 2 == 0 ? first : second).add(conversion("event-" + i, "own", NOON.plusMillis(i), 10));
        }
        var oneWay = Fold.fold(Fold.fold(UserState.EMPTY, first, DEFINITIONS), second, DEFINITIONS);
        var otherWay = Fold.fold(Fold.fold(UserState.EMPTY, second, DEFINITIONS), first, DEFINITIONS);

        assertThat(oneWay.events()).isEqualTo(Entries.MOST);
        assertThat(oneWay.encode()).isEqualTo(otherWay.encode());
    }

    private static boolean kept(Definitions definitions, Instant at, long position) {
        return !Fold.fold(UserState.EMPTY, List.of(purchase("1", 1, at, position)), definitions)
                .isEmpty();
    }

    private static boolean converted(String metric, Instant at) {
        var state = fold(exposure("1", "checkout", "control", NOON, 10), purchase("2", 5, at, 10));
        return contribution(state).measurements().stream()
                .anyMatch(
                        cell -> cell.counted().metric().orElseThrow().value().equals(metric) && cell.converted() == 1);
    }

    private static Deltas.Measurements measured(UserState state, String metric) {
        return contribution(state).measurements().stream()
                .filter(cell -> cell.counted().metric().orElseThrow().value().equals(metric))
                .findFirst()
                .orElseThrow();
    }
}
