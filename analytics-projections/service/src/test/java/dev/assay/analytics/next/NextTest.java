package dev.assay.analytics.next;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.analytics.next.Suggestion.Kind;
import dev.assay.analytics.results.ResultsReader;
import dev.assay.analytics.results.Situation;
import dev.assay.model.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class NextTest {
    private static final Scope SCOPE = Situation.KEY.scope();

    @Test
    void where_most_are_lost_a_test_is_worth_it() {
        var suggestion = only(Kind.HEADROOM, checkout(1_000, 1_150).after(14));

        // 20,000 users in 14 days, of whom 1 in 10 converts in the control; the company's own significant lift is 15 %.
        assertThat(suggestion.evidence())
                .containsEntry("users_a_day", 20_000 / 14.0)
                .containsEntry("lost_a_day", 18_000 / 14.0);
        assertThat(number(suggestion, "pass_rate")).isCloseTo(0.1, within(1e-12));
        assertThat(number(suggestion, "assumed_relative_lift")).isCloseTo(0.15, within(1e-12));
        assertThat(number(suggestion, "gained_at_the_end_a_day")).isCloseTo(0.15 * 2_000 / 14, within(1e-9));
        assertThat(suggestion.sentence()).contains("1,286 of 1,429 users a day are lost");
    }

    @Test
    void a_test_that_some_more_days_would_settle_is_told_with_the_days() {
        var suggestion = only(Kind.INCONCLUSIVE, checkout(1_000, 1_020).after(14));

        long needed = (long) number(suggestion, "users_needed");
        long days = (long) number(suggestion, "days_left");
        assertThat(days).isEqualTo((long) Math.ceil((needed - 20_000) / (20_000 / 14.0)));
        assertThat(suggestion.sentence()).contains(days + " more days");
    }

    @Test
    void a_segment_whose_effect_differs_is_told_with_both_ends() {
        var situation = checkout(1_000, 1_000)
                .after(14)
                .sliced("DE", "a", 5_000, 500)
                .sliced("DE", "b", 5_000, 650)
                .sliced("US", "a", 5_000, 500)
                .sliced("US", "b", 5_000, 350);

        var suggestion = only(Kind.SEGMENT, situation);

        assertThat(suggestion.sentence()).contains("+30.0% in DE").contains("-30.0% in US");
        assertThat(number(suggestion, "adjusted_p_value")).isLessThan(1e-6);
    }

    @Test
    void alike_segments_suggest_nothing() {
        var situation = checkout(1_000, 1_000)
                .after(14)
                .sliced("DE", "a", 5_000, 500)
                .sliced("DE", "b", 5_000, 505)
                .sliced("US", "a", 5_000, 500)
                .sliced("US", "b", 5_000, 495);

        assertThat(suggestions(situation, Duration.ofDays(14))).noneMatch(each -> each.kind() == Kind.SEGMENT);
    }

    @Test
    void a_stopped_test_that_nobody_decided_is_cleaned_up() {
        var suggestion = only(Kind.CLEANUP, checkout(1_000, 1_150).after(14).stopped());

        assertThat(suggestion.sentence()).contains("nobody said which variant stays");
        assertThat(suggestion.action()).startsWith("Decide: ");
    }

    @Test
    void a_test_that_nobody_comes_to_any_more_is_cleaned_up() {
        var silent = suggestions(checkout(1_000, 1_150).after(14), Duration.ofDays(30));

        assertThat(silent)
                .filteredOn(each -> each.kind() == Kind.CLEANUP)
                .singleElement()
                .satisfies(each -> assertThat(each.sentence()).contains("nobody was exposed for the first time"));
    }

    @Test
    void the_best_comes_first_and_cleaning_last() {
        var all = suggestions(checkout(1_000, 1_020).after(14), Duration.ofDays(60));

        assertThat(all)
                .isSortedAccordingTo(
                        Comparator.comparingDouble(Suggestion::score).reversed());
        assertThat(all.getLast().kind()).isEqualTo(Kind.CLEANUP);
        assertThat(next(checkout(1_000, 1_020).after(14), Duration.ofDays(60), true)
                        .of(SCOPE, 1)
                        .items())
                .hasSize(1);
    }

    @Test
    void what_was_decided_is_left_alone() {
        var answer = next(checkout(1_000, 1_150).after(14).stopped(), Duration.ofDays(14), true)
                .of(SCOPE, 20);

        assertThat(answer.considered()).isEqualTo(1);
        assertThat(answer.items()).noneMatch(each -> each.kind() == Kind.CLEANUP);
    }

    private static Situation checkout(long inControl, long inTreatment) {
        return new Situation()
                .control("a", 5_000, 10_000)
                .treatment("b", 5_000, 10_000)
                .converted("a", inControl)
                .converted("b", inTreatment);
    }

    private static Suggestion only(Kind kind, Situation situation) {
        var found = suggestions(situation, Duration.ofDays(14)).stream()
                .filter(each -> each.kind() == kind)
                .toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static List<Suggestion> suggestions(Situation situation, Duration later) {
        return next(situation, later, false).of(SCOPE, 20).items();
    }

    private static Next next(Situation situation, Duration later, boolean decided) {
        Instant now = Situation.START.plus(later);
        var facts = situation.find(Situation.KEY).orElseThrow();
        return new Next(
                scope -> List.of(new Portfolio.Entry(facts, decided, Situation.START)),
                new ResultsReader(situation, situation),
                Clock.fixed(now, ZoneOffset.UTC));
    }

    private static double number(Suggestion suggestion, String name) {
        return ((Number) suggestion.evidence().getOrDefault(name, Double.NaN)).doubleValue();
    }
}
