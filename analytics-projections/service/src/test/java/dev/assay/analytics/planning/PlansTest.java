package dev.assay.analytics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.json.ModelJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Power curves and what a run of so many weeks would find. */
class PlansTest {
    private final PlanningController controller = new PlanningController();

    @Test
    void the_power_of_the_planned_sample_is_the_one_planned_for() {
        var answer = power("""
                {"baseline_rate": 0.1, "minimum_detectable_effect": 0.1, "users_per_variant": [1000, 14748, 50000]}""");

        // The reference case of the power curve.
        assertThat(answer.points().get(0).power()).isCloseTo(0.11284339888126184, within(1e-12));
        assertThat(answer.points().get(1).power()).isCloseTo(0.7999997634201621, within(1e-12));
        assertThat(answer.points().get(1).detectableEffect().orElseThrow()).isCloseTo(0.1000001558, within(1e-9));
        assertThat(answer.points().get(2).power()).isCloseTo(0.9993093117465206, within(1e-12));
    }

    @Test
    void without_sizes_the_curve_goes_around_the_plan() {
        var points = power("""
                {"mean": 1.25, "sd": 3, "minimum_detectable_effect": 0.05}""").points();

        assertThat(points).hasSize(12);
        assertThat(points.get(3).usersPerVariant()).isEqualTo(36_168);
        assertThat(points.get(3).power()).isCloseTo(0.8, within(1e-4));
        assertThat(points).isSortedAccordingTo((a, b) -> Double.compare(a.power(), b.power()));
    }

    @Test
    void more_weeks_find_less_and_looks_cost_a_little() {
        var weeks = whatIf("""
                {"baseline_rate": 0.1, "minimum_detectable_effect": 0.05, "daily_users": 4000}""").weeks();

        assertThat(weeks).hasSize(26);
        assertThat(weeks.getFirst().usersPerVariant()).isEqualTo(14_000);
        var tenth = weeks.get(9);
        assertThat(tenth.detectableEffect().orElseThrow())
                .isLessThan(weeks.getFirst().detectableEffect().orElseThrow());
        double factor = tenth.detectableEffectWithLooks().orElseThrow()
                / tenth.detectableEffect().orElseThrow();
        assertThat(factor * factor).isCloseTo(1.038, within(5e-4));
    }

    @Test
    void a_covariate_saves_time() {
        var plain = whatIf("""
                {"mean": 20, "sd": 60, "minimum_detectable_effect": 0.05, "daily_users": 4000}""");
        var adjusted = whatIf("""
                {"mean": 20, "sd": 60, "minimum_detectable_effect": 0.05, "daily_users": 4000, "variance_reduction": 0.5}""");

        double ratio = adjusted.weeks().getFirst().detectableEffect().orElseThrow()
                / plain.weeks().getFirst().detectableEffect().orElseThrow();
        assertThat(ratio * ratio).isCloseTo(0.5, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /users_per_variant   | "users_per_variant": 5
            /users_per_variant   | "users_per_variant": []
            /users_per_variant/1 | "users_per_variant": [100, 1]
            /users_per_variant/0 | "users_per_variant": [1.5]
            """)
    void a_faulty_size_is_named(String pointer, String field) {
        assertRefused(
                pointer, () -> power("{\"baseline_rate\": 0.1, \"minimum_detectable_effect\": 0.1, " + field + "}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /daily_users        | "coverage": 1
            /variance_reduction | "daily_users": 10, "variance_reduction": 1
            /coverage           | "daily_users": 10, "coverage": 2
            """)
    void a_faulty_what_if_is_named(String pointer, String fields) {
        assertRefused(
                pointer, () -> whatIf("{\"baseline_rate\": 0.1, \"minimum_detectable_effect\": 0.1, " + fields + "}"));
    }

    private static void assertRefused(String pointer, Runnable request) {
        assertThatThrownBy(request::run)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(((Rejection.Invalid) rejected.rejection()).faults())
                                .extracting(Rejection.Fault::pointer)
                                .containsExactly(pointer));
    }

    private PowerAnswer power(String body) {
        return controller.power(ModelJson.mapper().readTree(body));
    }

    private WhatIfAnswer whatIf(String body) {
        return controller.whatIf(ModelJson.mapper().readTree(body));
    }
}
