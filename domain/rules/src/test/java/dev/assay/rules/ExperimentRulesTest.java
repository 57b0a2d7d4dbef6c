package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExperimentRulesTest {
    private static final Condition GERMANY = new Condition.Comparison("country", Operator.EQUALS, List.of("DE"));
    private static final Condition STAFF = new Condition.Comparison("staff", Operator.EXISTS, List.of());
    private static final Attributes GERMAN = Attributes.of(Map.of("country", "DE"));

    private final ExperimentPlan plan = new ExperimentPlan(
            true,
            "salt",
            10_000,
            allocation(5_000, 5_000),
            "control",
            List.of(GERMANY),
            List.of(STAFF),
            unit -> unit.equals("tester") ? "treatment" : null);

    @Test
    void the_bucket_decides_when_nothing_else_does() {
        for (int i = 0; i < 1_000; i++) {
            var evaluation = rules(plan).evaluate("user-" + i, GERMAN);
            assertThat(evaluation.reason()).isEqualTo(Reason.SPLIT);
            assertThat(evaluation.inExperiment()).isTrue();
            assertThat(evaluation.variant()).isEqualTo(Bucketing.bucket("user-" + i, "salt") < 5_000 ? 0 : 1);
        }
    }

    @Test
    void an_experiment_that_does_not_run_serves_the_control_even_to_the_forced() {
        assertThat(rules(running(false)).evaluate("tester", GERMAN)).isEqualTo(new Evaluation(0, Reason.NOT_RUNNING));
    }

    @Test
    void bots_internal_traffic_and_the_excluded_are_kept_out_before_anything_is_forced() {
        var rules = rules(plan);
        var excluded = new Evaluation(0, Reason.EXCLUDED);

        assertThat(rules.evaluate("tester", Attributes.of(Map.of("country", "DE", "bot", true))))
                .isEqualTo(excluded);
        assertThat(rules.evaluate("tester", Attributes.of(Map.of("country", "DE", "internal", true))))
                .isEqualTo(excluded);
        assertThat(rules.evaluate("tester", Attributes.of(Map.of("country", "DE", "staff", 1))))
                .isEqualTo(excluded);
        assertThat(rules.evaluate("tester", GERMAN, true)).isEqualTo(excluded);
    }

    @Test
    void who_is_forced_needs_no_target() {
        assertThat(rules(plan).evaluate("tester", Attributes.NONE)).isEqualTo(new Evaluation(1, Reason.FORCED));
    }

    @Test
    void who_is_no_target_gets_the_control_as_a_default() {
        var evaluation = rules(plan).evaluate("user-1", Attributes.NONE);

        assertThat(evaluation).isEqualTo(new Evaluation(0, Reason.TARGETING));
        assertThat(evaluation.inExperiment()).isFalse();
    }

    @Test
    void the_default_is_the_control_wherever_it_stands() {
        var lastIsControl = new ExperimentPlan(
                true, "salt", 0, plan.allocation(), "treatment", List.of(), List.of(), ForcedVariants.NONE);

        assertThat(rules(lastIsControl).evaluate("user-1", GERMAN)).isEqualTo(new Evaluation(1, Reason.COVERAGE));
    }

    @Test
    void whatever_goes_wrong_the_control_is_served() {
        Attributes broken = name -> {
            throw new IllegalStateException("broken");
        };
        assertThat(rules(plan).evaluate("user-1", broken)).isEqualTo(new Evaluation(0, Reason.ERROR));
    }

    @Test
    void variants_forced_from_elsewhere_stand_in_for_the_plans() {
        ForcedVariants elsewhere = unit -> unit.equals("guest") ? "treatment" : null;

        assertThat(rules(plan)
                        .evaluate("guest", Attributes.NONE, false, elsewhere)
                        .reason())
                .isEqualTo(Reason.FORCED);
        assertThat(rules(plan)
                        .evaluate("tester", Attributes.NONE, false, elsewhere)
                        .reason())
                .isEqualTo(Reason.TARGETING);
    }

    @Test
    void an_override_that_names_no_variant_is_passed_over() {
        assertThat(rules(plan).evaluate("guest", GERMAN, false, _ -> "removed").reason())
                .isEqualTo(Reason.SPLIT);
    }

    @Test
    void deciding_allocates_nothing() {
        var rules = rules(splitting(allocation(5_000, 5_000)));
        var targeted = rules(plan);
        var units = IntStream.range(0, 1_000).mapToObj(i -> "user-" + i).toArray(String[]::new);
        Runnable decisions = () -> {
            for (var unit : units) {
                rules.evaluate(unit, GERMAN);
                targeted.evaluate(unit, GERMAN);
            }
        };
        for (int i = 0; i < 20; i++) {
            decisions.run(); // what is made once is made by now
        }
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
            decisions.run();
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(100 * units.length);
    }

    @Test
    void deciding_again_gives_the_very_same_object() {
        assertThat(rules(plan).evaluate("user-1", GERMAN)).isSameAs(rules(plan).evaluate("user-1", GERMAN));
    }

    @Property
    void widening_the_coverage_never_removes_or_moves_anyone(
            @ForAll String unit, @ForAll @IntRange(max = 10_000) int narrow, @ForAll @IntRange(max = 10_000) int more) {
        var before = rules(covering(narrow)).evaluate(unit, GERMAN);
        var after = rules(covering(Math.min(10_000, narrow + more))).evaluate(unit, GERMAN);

        if (before.inExperiment()) {
            assertThat(after).isEqualTo(before);
        }
    }

    @Property
    void shifting_traffic_keeps_who_has_the_growing_variant(
            @ForAll String unit, @ForAll @IntRange(max = 10_000) int share, @ForAll @IntRange(max = 10_000) int more) {
        int wider = Math.min(10_000, share + more);
        var narrow = allocation(10_000 - share, share);
        var wide =
                narrow.movingAsFewAsPossible(allocation(10_000 - wider, wider).weights());

        if (rules(splitting(narrow)).evaluate(unit, GERMAN).variant() == 1) {
            assertThat(rules(splitting(wide)).evaluate(unit, GERMAN).variant()).isEqualTo(1);
        }
    }

    private ExperimentPlan running(boolean running) {
        return new ExperimentPlan(
                running,
                plan.salt(),
                plan.coverage(),
                plan.allocation(),
                plan.control(),
                plan.targeting(),
                plan.exclusions(),
                plan.forced());
    }

    private ExperimentPlan covering(int coverage) {
        return new ExperimentPlan(
                true, "salt", coverage, plan.allocation(), "control", List.of(), List.of(), ForcedVariants.NONE);
    }

    private ExperimentPlan splitting(Allocation allocation) {
        return new ExperimentPlan(
                true, "salt", 10_000, allocation, "control", List.of(), List.of(), ForcedVariants.NONE);
    }

    private static ExperimentRules rules(ExperimentPlan plan) {
        return ExperimentRules.of(plan, SegmentMembership.NONE);
    }

    private static Allocation allocation(int control, int treatment) {
        var weights = new LinkedHashMap<String, Integer>();
        weights.put("control", control);
        weights.put("treatment", treatment);
        return Allocation.of(weights);
    }
}
