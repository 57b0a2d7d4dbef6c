package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        assertThat(rules.evaluate("tester", GERMAN, new Standing() {
                    @Override
                    public boolean excluded() {
                        return true;
                    }
                }))
                .isEqualTo(excluded);
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
    void a_variant_given_elsewhere_comes_before_the_plans() {
        assertThat(rules(plan).evaluate("guest", Attributes.NONE, given("treatment")))
                .isEqualTo(new Evaluation(1, Reason.FORCED));
        assertThat(rules(plan).evaluate("tester", Attributes.NONE, given("control")))
                .isEqualTo(new Evaluation(0, Reason.FORCED));
    }

    @Test
    void a_variant_given_that_there_is_not_is_passed_over() {
        assertThat(rules(plan).evaluate("guest", GERMAN, given("removed")).reason())
                .isEqualTo(Reason.SPLIT);
    }

    @Test
    void who_opted_out_takes_no_part_even_when_forced() {
        Standing optedOut = new Standing() {
            @Override
            public boolean optedOut() {
                return true;
            }
        };
        assertThat(rules(plan).evaluate("tester", GERMAN, optedOut)).isEqualTo(new Evaluation(0, Reason.OPTED_OUT));
    }

    @Test
    void a_holdout_and_the_layer_come_after_the_forced_and_before_targeting() {
        var heldOut = within(List.of(UnitShare.first("holdout", 10_000)), Optional.empty());
        var noLayer = within(List.of(), Optional.of(UnitShare.first("layer", 0)));

        assertThat(rules(heldOut).evaluate("user-1", Attributes.NONE).reason()).isEqualTo(Reason.HOLDOUT);
        assertThat(rules(noLayer).evaluate("user-1", Attributes.NONE).reason()).isEqualTo(Reason.LAYER);
        assertThat(rules(heldOut).evaluate("tester", GERMAN).reason()).isEqualTo(Reason.FORCED);
    }

    @Test
    void parts_of_a_layer_share_nobody() {
        var lower = new UnitShare("layer", List.of(new BucketRange(0, 2_999)));
        var upper = new UnitShare("layer", List.of(new BucketRange(3_000, 9_999)));
        for (int i = 0; i < 2_000; i++) {
            var one = rules(within(List.of(), Optional.of(lower))).evaluate("user-" + i, GERMAN);
            var other = rules(within(List.of(), Optional.of(upper))).evaluate("user-" + i, GERMAN);
            assertThat(one.inExperiment()).isNotEqualTo(other.inExperiment());
        }
    }

    @Property
    void what_is_explained_is_what_is_decided(
            @ForAll String unit,
            @ForAll boolean german,
            @ForAll boolean bot,
            @ForAll boolean optedOut,
            @ForAll @IntRange(max = 10_000) int heldOut,
            @ForAll @IntRange(max = 10_000) int layer) {
        var rules = rules(
                within(List.of(UnitShare.first("holdout", heldOut / 2)), Optional.of(UnitShare.first("layer", layer))));
        var attributes = Attributes.of(Map.of("country", german ? "DE" : "FR", "bot", bot));
        Standing standing = new Standing() {
            @Override
            public boolean optedOut() {
                return optedOut;
            }
        };

        var steps = rules.explain(unit, attributes, standing);
        assertThat(steps.getLast().name())
                .isEqualTo(rules.evaluate(unit, attributes, standing).reason().name());
        assertThat(steps.getLast().decided()).isTrue();
        assertThat(steps.subList(0, steps.size() - 1)).noneMatch(Step::decided);
    }

    @Test
    void who_has_a_variant_keeps_it_whatever_targeting_says_now() {
        Standing kept = new Standing() {
            @Override
            public String kept() {
                return "treatment";
            }
        };
        assertThat(rules(plan).evaluate("user-1", Attributes.NONE, kept)).isEqualTo(new Evaluation(1, Reason.STICKY));
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

    private ExperimentPlan within(List<UnitShare> holdouts, Optional<UnitShare> layer) {
        return new ExperimentPlan(
                true,
                plan.salt(),
                plan.coverage(),
                plan.allocation(),
                plan.control(),
                plan.targeting(),
                plan.exclusions(),
                plan.forced(),
                holdouts,
                layer);
    }

    private static Standing given(String variant) {
        return new Standing() {
            @Override
            public String given() {
                return variant;
            }
        };
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
        return ExperimentRules.of(plan);
    }

    private static Allocation allocation(int control, int treatment) {
        var weights = new LinkedHashMap<String, Integer>();
        weights.put("control", control);
        weights.put("treatment", treatment);
        return Allocation.of(weights);
    }
}
