package dev.assay.analytics.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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
    void users_of_a_changed_allocation_are_checked_against_the_shares_they_came_under() {
        var results = new Situation()
                .control("a", 5_000, 11_000)
                .treatment("b", 5_000, 19_000)
                .reallocated(1_000, 9_000)
                .sliced("period", "1", "a", 1_000, 0)
                .sliced("period", "1", "b", 9_000, 0)
                .results();

        assertThat(results.srm().status()).isEqualTo("OK");
        assertThat(results.srm().pValue()).hasValue(1);
        assertThat(results.srm().counts())
                .extracting(count -> count.expected().orElseThrow())
                .containsExactly(11_000.0, 19_000.0);
        assertThat(results.warnings()).extracting(ResultsDocument.Warning::code).containsExactly("ALLOCATION_CHANGED");
    }

    @Test
    void a_mismatch_after_the_allocation_changed_is_found() {
        var results = new Situation()
                .control("a", 5_000, 10_880)
                .treatment("b", 5_000, 19_000)
                .reallocated(1_000, 9_000)
                .sliced("period", "1", "a", 880, 0)
                .sliced("period", "1", "b", 9_000, 0)
                .results();

        assertThat(results.srm().status()).isEqualTo("WARNING");
    }

    @Test
    void a_base_rate_that_drifts_while_the_shares_do_is_no_effect() {
        // 10 % convert before and 30 % after, in both variants; pooled, b looks half as good again.
        var results = new Situation()
                .control("a", 5_000, 11_000)
                .treatment("b", 5_000, 19_000)
                .converted("a", 1_300)
                .converted("b", 3_700)
                .reallocated(1_000, 9_000)
                .sliced("period", "1", "a", 1_000, 300)
                .sliced("period", "1", "b", 9_000, 2_700)
                .results();

        var b = results.variants().get(1);
        assertThat(b.method()).hasValue("z, stratified by allocation");
        assertThat(b.effect().orElseThrow()).isCloseTo(0, within(1e-12));
        assertThat(b.significant()).isFalse();
    }

    @Test
    void an_effect_that_depends_on_another_experiment_is_told_with_its_name() {
        var results = new Situation()
                .control("a", 5_000, 20_000)
                .treatment("b", 5_000, 20_000)
                .converted("a", 2_000)
                .converted("b", 2_300)
                .beside("banner", "off", "on")
                .sliced("alongside", "banner/off", "a", 10_000, 1_000)
                .sliced("alongside", "banner/on", "a", 10_000, 1_000)
                .sliced("alongside", "banner/off", "b", 10_000, 900)
                .sliced("alongside", "banner/on", "b", 10_000, 1_400)
                .results();

        var interaction = results.interactions().getFirst();
        assertThat(interaction.effectWithOtherControl().orElseThrow()).isCloseTo(-0.01, within(1e-12));
        assertThat(interaction.effectWithOtherTreatment().orElseThrow()).isCloseTo(0.04, within(1e-12));
        assertThat(interaction.difference().orElseThrow()).isCloseTo(0.05, within(1e-12));
        assertThat(interaction.adjustedPValue().orElseThrow()).isLessThan(1e-6);
        assertThat(interaction.independencePValue()).hasValue(1);
        assertThat(results.warnings()).extracting(ResultsDocument.Warning::code).contains("INTERACTION");
    }

    @Test
    void users_lost_from_one_variant_more_than_from_another_are_told() {
        var results = new Situation()
                .control("a", 5_000, 9_900)
                .treatment("b", 5_000, 9_900)
                .exposed("a", Situation.DAY, 0, 20)
                .exposed("b", Situation.DAY, 0, 120)
                .results();

        assertThat(results.warnings()).extracting(ResultsDocument.Warning::code).contains("ASYMMETRY", "CROSSOVERS");
    }

    @Test
    void experiments_that_share_a_salt_are_found() {
        var results = checkout(1_000, 1_000)
                .beside("banner", "off", "on")
                .sliced("alongside", "banner/off", "a", 9_500, 950)
                .sliced("alongside", "banner/on", "a", 500, 50)
                .sliced("alongside", "banner/off", "b", 500, 50)
                .sliced("alongside", "banner/on", "b", 9_500, 950)
                .results();

        assertThat(results.warnings()).extracting(ResultsDocument.Warning::code).contains("ASSIGNMENT_NOT_INDEPENDENT");
    }

    @Test
    void pairs_with_a_cell_of_few_users_and_experiments_that_are_gone_are_left_out() {
        var results = checkout(1_000, 1_000)
                .beside("banner", "off", "on")
                .sliced("alongside", "banner/off", "a", 500, 50)
                .sliced("alongside", "banner/on", "a", 500, 50)
                .sliced("alongside", "banner/off", "b", 500, 50)
                .sliced("alongside", "banner/on", "b", 99, 9)
                .sliced("alongside", "vanished/on", "b", 9_900, 9)
                .results();

        assertThat(results.interactions()).isEmpty();
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
