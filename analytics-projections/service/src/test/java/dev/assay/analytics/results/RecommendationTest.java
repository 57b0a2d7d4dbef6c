package dev.assay.analytics.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.metric.Direction;
import dev.assay.model.metric.MetricKind;
import org.junit.jupiter.api.Test;

class RecommendationTest {
    @Test
    void nobody_exposed_is_no_data() {
        var results =
                new Situation().control("a", 5_000, 0).treatment("b", 5_000, 0).results();

        assertThat(results.recommendation().verdict()).isEqualTo("no_data");
        assertThat(results.variants().getFirst().conversionRate()).isEmpty();
        assertThat(results.variants().getLast().status()).isEqualTo("EMPTY_ARM");
        assertThat(results.srm().status()).isEqualTo("NO_TRAFFIC");
        assertThat(results.warnings()).isEmpty();
    }

    @Test
    void a_better_variant_is_shipped_after_two_weeks() {
        var recommendation = checkout(1_000, 1_150).results().recommendation();

        assertThat(recommendation.verdict()).isEqualTo("ship");
        assertThat(recommendation.variantId().orElseThrow()).hasToString("b");
        assertThat(recommendation.text())
                .isEqualTo("Ship \"b\": \"Conversions\" changed by +15.0%, 95 % interval +5.8% to +24.2%, p = 0.00062,"
                        + " after 14.0 days.");
    }

    @Test
    void a_better_variant_runs_on_until_every_weekday_was_seen() {
        var results = checkout(1_000, 1_150).after(2.5).results();

        assertThat(results.recommendation().verdict()).isEqualTo("keep_running");
        assertThat(results.recommendation().text())
                .startsWith("Keep running for 5 more days: \"b\" is ahead")
                .endsWith("but after 2.5 days not every weekday has been seen.");
        assertThat(results.warnings()).extracting(ResultsDocument.Warning::code).containsExactly("SHORT_RUN");
    }

    @Test
    void a_better_variant_stopped_within_the_week_is_shipped_with_that_said() {
        var recommendation =
                checkout(1_000, 1_150).after(2.5).stopped().results().recommendation();

        assertThat(recommendation.verdict()).isEqualTo("ship");
        assertThat(recommendation.text()).endsWith("It ran for less than a full week, so weigh that.");
    }

    @Test
    void a_worse_variant_is_not_shipped_however_short_the_run() {
        var recommendation = checkout(1_150, 1_000).after(0.1).results().recommendation();

        assertThat(recommendation.verdict()).isEqualTo("do_not_ship");
        assertThat(recommendation.text()).contains("-13.0%", "for the worse");
    }

    @Test
    void fewer_is_better_where_the_metric_says_so() {
        var situation = new Situation()
                .control("a", 5_000, 10_000)
                .treatment("b", 5_000, 10_000)
                .target("errors", MetricKind.CONVERSION, Direction.DECREASE)
                .measured("errors", "a", 1_150)
                .measured("errors", "b", 1_000);

        assertThat(situation.results().recommendation().verdict()).isEqualTo("ship");
    }

    @Test
    void nothing_significant_yet_says_how_many_users_and_days_are_missing() {
        var results = checkout(1_000, 1_020).results();
        long needed = results.power().sampleSizeNeeded().orElseThrow();

        // Fleiss' formula for 10 % against 10.5 %, two arms.
        assertThat(needed).isEqualTo(2 * 57_763);
        assertThat(results.power().daysLeft()).hasValue(67);
        assertThat(results.recommendation().verdict()).isEqualTo("keep_running");
        assertThat(results.recommendation().text())
                .isEqualTo("Keep running: nothing is significant yet. To find an effect of 5 % it takes 95,526 more"
                        + " users, about 67 days at the present rate.");
    }

    @Test
    void enough_users_without_a_difference_are_an_answer() {
        var results = new Situation()
                .control("a", 5_000, 60_000)
                .treatment("b", 5_000, 60_000)
                .converted("a", 6_000)
                .converted("b", 6_010)
                .results();

        assertThat(results.recommendation().verdict()).isEqualTo("no_difference");
    }

    @Test
    void an_end_before_it_could_be_told_is_inconclusive_not_no_difference() {
        assertThat(checkout(1_000, 1_020).stopped().results().recommendation().verdict())
                .isEqualTo("inconclusive");
    }

    @Test
    void a_failed_sample_ratio_comes_before_any_effect() {
        var results = new Situation()
                .control("a", 5_000, 10_000)
                .treatment("b", 5_000, 9_000)
                .converted("a", 1_000)
                .converted("b", 1_150)
                .results();

        assertThat(results.recommendation().verdict()).isEqualTo("investigate");
        assertThat(results.srm().status()).isEqualTo("SRM_FAILED");
        assertThat(results.warnings().getFirst().code()).isEqualTo("SRM_FAILED");
    }

    @Test
    void users_in_a_variant_without_allocation_are_investigated() {
        var results = checkout(1_000, 1_150).treatment("c", 0, 7).results();

        assertThat(results.srm().status()).isEqualTo("TRAFFIC_IN_ZERO_WEIGHT_ARM");
        assertThat(results.recommendation().verdict()).isEqualTo("investigate");
    }

    @Test
    void a_changed_allocation_leaves_the_sample_ratio_unchecked_and_says_so() {
        var results = new Situation()
                .control("a", 5_000, 10_000)
                .treatment("b", 5_000, 2_000)
                .reallocated()
                .results();

        assertThat(results.srm().status()).isEqualTo("NOT_CHECKED");
        assertThat(results.srm().pValue()).isEmpty();
        assertThat(results.warnings()).extracting(ResultsDocument.Warning::code).containsExactly("ALLOCATION_CHANGED");
    }

    @Test
    void several_treatments_share_the_error() {
        var results = checkout(1_000, 1_087)
                .treatment("c", 5_000, 10_000)
                .converted("c", 1_010)
                .results();
        var b = results.variants().get(1);

        assertThat(b.pValue().orElseThrow()).isLessThan(0.05);
        assertThat(b.adjustedPValue().orElseThrow()).isEqualTo(2 * b.pValue().orElseThrow());
        assertThat(b.significant()).isFalse();
        assertThat(results.recommendation().verdict()).isEqualTo("keep_running");
        assertThat(results.assumptions()).anyMatch(text -> text.contains("Holm"));
    }

    @Test
    void a_winner_that_harms_a_guardrail_is_not_shipped() {
        var results = guarded(800);

        assertThat(results.recommendation().verdict()).isEqualTo("do_not_ship");
        assertThat(results.metrics().getFirst().status()).isEqualTo("HARM");
        assertThat(results.metrics().getFirst().variants().getLast().guardrail())
                .contains("HARM");
    }

    @Test
    void a_winner_whose_guardrail_is_not_surely_safe_runs_on() {
        var results = guarded(515);

        assertThat(results.metrics().getFirst().status()).isEqualTo("INCONCLUSIVE");
        assertThat(results.recommendation().verdict()).isEqualTo("keep_running");
        assertThat(results.recommendation().text()).contains("the guardrail \"refunds\" cannot be called safe yet");
    }

    @Test
    void a_winner_with_a_safe_guardrail_is_shipped() {
        assertThat(guarded(480).recommendation().verdict()).isEqualTo("ship");
    }

    private static ResultsDocument guarded(long refunds) {
        return new Situation()
                .control("a", 5_000, 10_000)
                .treatment("b", 5_000, 10_000)
                .guardrail("refunds", MetricKind.CONVERSION, Direction.DECREASE, 0.1)
                .converted("a", 1_000)
                .converted("b", 1_150)
                .measured("refunds", "a", 500)
                .measured("refunds", "b", refunds)
                .results();
    }

    private static Situation checkout(long control, long treatment) {
        return new Situation()
                .control("a", 5_000, 10_000)
                .treatment("b", 5_000, 10_000)
                .converted("a", control)
                .converted("b", treatment);
    }
}
