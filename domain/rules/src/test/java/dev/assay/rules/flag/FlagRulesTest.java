package dev.assay.rules.flag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.rules.Allocation;
import dev.assay.rules.Attributes;
import dev.assay.rules.Bucketing;
import dev.assay.rules.Condition;
import dev.assay.rules.Operator;
import dev.assay.rules.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlagRulesTest {
    private static final Condition STAFF = new Condition.Comparison("staff", Operator.EQUALS, List.of(true));
    private static final Attributes OF_STAFF = Attributes.of(Map.of("staff", true));
    private static final Attributes TESTER = new Attributes() {
        @Override
        public @Nullable Object get(String name) {
            return null;
        }

        @Override
        public long mark() {
            return 7;
        }
    };
    private static final Serving HALF = new Serving.Split(allocation(5_000), Optional.empty());

    @Test
    void a_flag_that_is_off_serves_its_off_variation_even_to_those_it_names() {
        var killed = flag(false, List.of(), List.of(), new Serving.Always("on"));

        assertThat(killed.evaluate("tester", TESTER, Surroundings.NONE))
                .isEqualTo(FlagEvaluation.of(1, FlagReason.OFF));
    }

    @Test
    void the_first_rule_that_holds_decides() {
        var rules = List.of(
                new FlagRule("staff", List.of(STAFF), new Serving.Always("on")),
                new FlagRule("nobody", List.of(new Condition.Any(List.of())), new Serving.Always("on")));
        var flag = flag(true, List.of(), rules, new Serving.Always("off"));

        assertThat(flag.evaluate("user-1", OF_STAFF, Surroundings.NONE))
                .isEqualTo(new FlagEvaluation(0, FlagReason.RULE, "staff", null));
        assertThat(flag.evaluate("user-1", Attributes.NONE, Surroundings.NONE))
                .isEqualTo(FlagEvaluation.of(1, FlagReason.DEFAULT));
    }

    @Test
    void single_users_come_before_every_rule() {
        var flag = flag(true, List.of(), List.of(), new Serving.Always("off"));

        assertThat(flag.evaluate("tester", TESTER, Surroundings.NONE))
                .isEqualTo(FlagEvaluation.of(0, FlagReason.TARGET));
    }

    @Test
    void a_split_puts_units_into_the_flags_buckets() {
        var flag = flag(true, List.of(), List.of(), HALF);
        for (int i = 0; i < 500; i++) {
            var evaluation = flag.evaluate("user-" + i, Attributes.NONE, Surroundings.NONE);
            assertThat(evaluation.reason()).isEqualTo(FlagReason.SPLIT);
            assertThat(evaluation.variation()).isEqualTo(Bucketing.bucket("user-" + i, "salt") < 5_000 ? 0 : 1);
        }
    }

    @Test
    void a_split_by_an_attribute_serves_an_account_alike_and_passes_on_who_has_none() {
        var rule = new FlagRule("accounts", List.of(), new Serving.Split(allocation(5_000), Optional.of("account")));
        var flag = flag(true, List.of(), List.of(rule), new Serving.Always("off"));
        var account = Attributes.of(Map.of("account", 42L));

        var served = flag.evaluate("user-1", account, Surroundings.NONE);
        assertThat(flag.evaluate("user-2", account, Surroundings.NONE)).isEqualTo(served);
        assertThat(flag.evaluate("user-3", Attributes.of(Map.of("account", 42.0)), Surroundings.NONE))
                .isEqualTo(served);
        assertThat(flag.evaluate("user-1", Attributes.NONE, Surroundings.NONE).reason())
                .isEqualTo(FlagReason.DEFAULT);
    }

    @Test
    void an_experiment_serves_its_variant_and_passes_on_who_takes_no_part() {
        var rule = new FlagRule("test", List.of(), new Serving.InExperiment("checkout"));
        var flag = flag(true, List.of(), List.of(rule), new Serving.Always("off"));

        assertThat(flag.evaluate("user-1", Attributes.NONE, around(null, "on")))
                .isEqualTo(new FlagEvaluation(0, FlagReason.EXPERIMENT, "test", "checkout"));
        assertThat(flag.evaluate("user-1", Attributes.NONE, around(null, null)).reason())
                .isEqualTo(FlagReason.DEFAULT);
        assertThat(flag.evaluate("user-1", Attributes.NONE, around(null, "no-such-variation"))
                        .reason())
                .isEqualTo(FlagReason.DEFAULT);
    }

    @Test
    void a_prerequisite_must_be_on_and_serve_one_of_the_variations_named() {
        var needs = List.of(new Prerequisite("other", List.of("on")));
        var flag = flag(true, needs, List.of(), new Serving.Always("on"));
        var failed = FlagEvaluation.of(1, FlagReason.PREREQUISITE);

        assertThat(flag.evaluate("u", Attributes.NONE, around(serving("on", true), null))
                        .reason())
                .isEqualTo(FlagReason.DEFAULT);
        assertThat(flag.evaluate("u", Attributes.NONE, around(serving("off", true), null)))
                .isEqualTo(failed);
        assertThat(flag.evaluate("u", Attributes.NONE, around(serving("on", false), null)))
                .isEqualTo(failed);
        assertThat(flag.evaluate("u", Attributes.NONE, Surroundings.NONE)).isEqualTo(failed);
    }

    @Test
    void a_cycle_that_slipped_through_ends() {
        var flag = flag(true, List.of(new Prerequisite("other", List.of("on"))), List.of(), new Serving.Always("on"));

        assertThat(flag.evaluate("u", Attributes.NONE, around(flag, null)).reason())
                .isEqualTo(FlagReason.PREREQUISITE);
    }

    @Test
    void whatever_breaks_is_no_exception() {
        Attributes broken = _ -> {
            throw new IllegalStateException("broken");
        };
        var flag =
                flag(true, List.of(), List.of(new FlagRule("staff", List.of(STAFF), HALF)), new Serving.Always("on"));

        assertThat(flag.evaluate("u", broken, Surroundings.NONE)).isEqualTo(FlagEvaluation.of(1, FlagReason.ERROR));
    }

    @Property
    void what_is_explained_is_what_is_decided(
            @ForAll String unit,
            @ForAll boolean on,
            @ForAll boolean staff,
            @ForAll boolean other,
            @ForAll boolean test) {
        var rules = List.of(
                new FlagRule("staff", List.of(STAFF), new Serving.Always("on")),
                new FlagRule("test", List.of(), new Serving.InExperiment("checkout")));
        var flag = flag(on, List.of(new Prerequisite("other", List.of("on"))), rules, HALF);
        var attributes = Attributes.of(Map.of("staff", staff));
        var around = around(serving(other ? "on" : "off", true), test ? "on" : null);

        var steps = flag.explain(unit, attributes, around);
        assertThat(steps.getLast().name())
                .isEqualTo(flag.evaluate(unit, attributes, around).reason().name());
        assertThat(steps.getLast().decided()).isTrue();
        assertThat(steps.subList(0, steps.size() - 1)).noneMatch(Step::decided);
    }

    @Property
    void nobody_who_was_in_falls_out_while_a_rollout_widens(
            @ForAll String unit, @ForAll @IntRange(max = 10_000) int share, @ForAll @IntRange(max = 10_000) int more) {
        var narrow = allocation(share);
        var wide = narrow.movingAsFewAsPossible(
                allocation(Math.min(10_000, share + more)).weights());

        if (served(narrow, unit) == 0) {
            assertThat(served(wide, unit)).isZero();
        }
    }

    private static int served(Allocation allocation, String unit) {
        return flag(true, List.of(), List.of(), new Serving.Split(allocation, Optional.empty()))
                .evaluate(unit, Attributes.NONE, Surroundings.NONE)
                .variation();
    }

    private static FlagRules serving(String variation, boolean on) {
        return flag(on, List.of(), List.of(), new Serving.Always(variation));
    }

    private static FlagRules flag(
            boolean on, List<Prerequisite> prerequisites, List<FlagRule> rules, Serving otherwise) {
        var plan = new FlagPlan(
                on,
                "salt",
                List.of("on", "off"),
                "off",
                prerequisites,
                mark -> mark == 7 ? "on" : null,
                rules,
                otherwise);
        return FlagRules.of(plan);
    }

    private static Surroundings around(@Nullable FlagRules other, @Nullable String variant) {
        return new Surroundings() {
            @Override
            public @Nullable FlagRules flag(String id) {
                return other;
            }

            @Override
            public @Nullable String variantIn(String experiment) {
                return variant;
            }
        };
    }

    private static Allocation allocation(int on) {
        var weights = new LinkedHashMap<String, Integer>();
        weights.put("on", on);
        weights.put("off", 10_000 - on);
        return Allocation.of(weights);
    }
}
