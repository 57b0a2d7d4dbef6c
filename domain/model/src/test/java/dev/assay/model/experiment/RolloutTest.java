package dev.assay.model.experiment;

import static dev.assay.model.fixture.Checkout.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Rejection.Conflict;
import dev.assay.model.Rejection.Invalid;
import dev.assay.model.experiment.EnterPhase.Direction;
import dev.assay.model.experiment.GuardrailReading.Outcome;
import dev.assay.model.fixture.Story;
import dev.assay.model.json.ModelJson;
import dev.assay.model.metric.MetricId;
import dev.assay.rules.Allocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rollout widens phase by phase, by itself or by hand, and narrows when a guardrail is breached. */
class RolloutTest {
    private static final VariantId TREATMENT = new VariantId("treatment");
    private static final String PHASES = """
            "phases": [{"share": 1, "lasts": "1h", "guardrails": [{"metric": "errors", "margin": 0.1}]},
                       {"share": 10, "lasts": "1h", "guardrails": [{"metric": "errors"}]}, {"share": 100, "lasts": "1d"}]""";
    private static final String OF_VARIANT = "{\"variant\": \"treatment\", " + PHASES + "}";
    private static final String OF_COVERAGE = "{" + PHASES + "}";
    private static final String HALTING = "{\"on_breach\": \"halt\", " + PHASES + "}";

    private static final Story<Experiment> SOON = Story.of(Experiment.class, "errors");
    /** Axon's fixture dates what was before at the present. */
    private static final Story<Experiment> LATER =
            Story.at(Instant.parse("2126-01-01T00:00:00Z"), Experiment.class, "errors");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "allocation_strategy": "gradual"                                                         | /rollout
            "rollout": {"phases": [{"share": 1, "lasts": "1h"}]}                                     | /rollout
            "allocation_strategy": "gradual", "rollout": {"phases": []}                              | /rollout/phases
            "allocation_strategy": "gradual", "rollout": {"phases": [{"share": 0, "lasts": "1h"}]}   | /rollout/phases/0/share
            "allocation_strategy": "gradual", "rollout": {"phases": [{"share": 1, "lasts": "0s"}]}   | /rollout/phases/0/lasts
            "allocation_strategy": "gradual", "rollout": {"phases": [{"share": 9, "lasts": "1h"}, {"share": 8, "lasts": "1h"}]} | /rollout/phases/1/share
            "allocation_strategy": "gradual", "rollout": {"variant": "control", "phases": [{"share": 9, "lasts": "1h"}]} | /rollout/variant
            "allocation_strategy": "gradual", "rollout": {"variant": "none", "phases": [{"share": 9, "lasts": "1h"}]}    | /rollout/variant
            "allocation_strategy": "gradual", "rollout": {"phases": [{"share": 9, "lasts": "1h", "guardrails": [{"metric": "speed"}]}]} | /rollout/phases/0/guardrails/0/metric
            "allocation_strategy": "gradual", "rollout": {"phases": [{"share": 9, "lasts": "1h", "guardrails": [{"metric": "errors", "margin": 1}]}]} | /rollout/phases/0/guardrails/0/margin
            "allocation_strategy": "gradual", "rollout": {"phases": [{"share": 9, "lasts": "1h", "guardrails": [{"metric": "errors", "minimum_users": 0}]}]} | /rollout/phases/0/guardrails/0/minimum_users
            "allocation_strategy": "gradual", "rollout": {"variant": "treatment", "phases": [{"share": 100, "lasts": "1h", "guardrails": [{"metric": "errors"}]}]} | /rollout/phases/0/guardrails
            "allocation_strategy": "gradual", "sticky": true, "rollout": {"phases": [{"share": 9, "lasts": "1h"}]} | /sticky
            "allocation_strategy": "bandit"                                                          | /bandit
            "allocation_strategy": "bandit", "bandit": {"strategy": "thompson", "every": "59s"}      | /bandit/every
            "allocation_strategy": "bandit", "bandit": {"strategy": "thompson", "every": "1h", "floor": 51} | /bandit/floor
            """)
    void what_is_wrong_with_a_plan_is_named(String fields, String pointer) {
        SOON.when(new CreateExperiment(KEY, definition(fields), "salt")).refusedAt(pointer);
    }

    @Test
    void the_first_phase_is_entered_before_anybody_is_assigned() {
        SOON.given(created(OF_VARIANT))
                .when(new StartExperiment(KEY, Trigger.MANUAL))
                .then(entered(1, halves(), 100, StepCause.PLAN), new ExperimentStarted(KEY, Trigger.MANUAL));
        SOON.given(created(OF_COVERAGE))
                .when(new StartExperiment(KEY, Trigger.MANUAL))
                .then(covered(1, 100, StepCause.PLAN), new ExperimentStarted(KEY, Trigger.MANUAL));
    }

    @Test
    void a_phase_lasts_as_long_as_planned_and_until_there_are_users_enough() {
        SOON.given(started(OF_VARIANT)).when(review(1, Outcome.SAFE)).thenNothing();
        LATER.given(started(OF_VARIANT)).when(review(1, Outcome.TOO_FEW)).thenNothing();
        LATER.given(started(OF_VARIANT)).when(review(2, Outcome.SAFE)).thenNothing();
        LATER.given(started(OF_VARIANT))
                .when(review(1, Outcome.UNDECIDED))
                .then(entered(2, first(), 1_000, StepCause.PLAN, reading(Outcome.UNDECIDED)));
    }

    @Test
    void nobody_who_was_in_falls_out_while_a_rollout_widens() {
        var narrow = first();
        var wide = moved(narrow, 1_000);
        var all = moved(wide, 10_000);

        for (int bucket = 0; bucket < 10_000; bucket++) {
            if (narrow.variantOf(bucket).equals("treatment")) {
                assertThat(wide.variantOf(bucket)).isEqualTo("treatment");
            }
            assertThat(all.variantOf(bucket)).isEqualTo("treatment");
        }
        assertThat(wide.weights()).containsEntry("treatment", 1_000);
    }

    @Test
    void a_breached_guardrail_takes_it_back_to_the_phase_before_with_the_evidence() {
        var second = with(started(OF_VARIANT), entered(2, first(), 1_000, StepCause.PLAN));

        SOON.given(second)
                .when(review(2, Outcome.BREACHED))
                .then(
                        new PhaseEntered(
                                KEY,
                                1,
                                moved(moved(first(), 1_000), 100),
                                Percent.ALL,
                                StepCause.GUARDRAIL,
                                "Guardrail 'errors' was breached by 'treatment'",
                                List.of(reading(Outcome.BREACHED))),
                        halted(StepCause.GUARDRAIL, Outcome.BREACHED));
        SOON.given(started(OF_COVERAGE))
                .when(review(1, Outcome.BREACHED))
                .then(
                        new PhaseEntered(
                                KEY,
                                0,
                                halves(),
                                new Percent(0),
                                StepCause.GUARDRAIL,
                                "Guardrail 'errors' was breached by 'treatment'",
                                List.of(reading(Outcome.BREACHED))),
                        halted(StepCause.GUARDRAIL, Outcome.BREACHED));
    }

    @Test
    void or_only_halts_it() {
        SOON.given(started(HALTING))
                .when(review(1, Outcome.BREACHED))
                .then(halted(StepCause.GUARDRAIL, Outcome.BREACHED));
        SOON.given(with(started(HALTING), halted(StepCause.GUARDRAIL, Outcome.BREACHED)))
                .when(review(1, Outcome.BREACHED))
                .thenNothing();
    }

    @Test
    void one_that_is_halted_goes_no_further_but_is_still_watched() {
        var paused = new RolloutHalted(KEY, StepCause.MANUAL, "the weekend", List.of());

        LATER.given(with(started(OF_COVERAGE), paused))
                .when(review(1, Outcome.SAFE))
                .thenNothing();
        LATER.given(with(started(OF_COVERAGE), covered(2, 1_000, StepCause.PLAN), paused))
                .when(review(2, Outcome.BREACHED))
                .then(new PhaseEntered(
                        KEY,
                        1,
                        halves(),
                        new Percent(100),
                        StepCause.GUARDRAIL,
                        "Guardrail 'errors' was breached by 'treatment'",
                        List.of(reading(Outcome.BREACHED))));
    }

    @Test
    void going_on_begins_the_phase_anew() {
        var paused = new RolloutHalted(KEY, StepCause.MANUAL, "the weekend", List.of());

        SOON.given(with(started(OF_COVERAGE), paused))
                .when(new ContinueRollout(KEY, "monday"))
                .then(
                        new RolloutContinued(KEY, "monday"),
                        new PhaseEntered(KEY, 1, halves(), new Percent(100), StepCause.MANUAL, "monday", List.of()));
        SOON.given(started(OF_COVERAGE)).when(new ContinueRollout(KEY, "")).thenNothing();
    }

    @Test
    void it_is_moved_by_hand_within_its_phases() {
        SOON.given(started(OF_COVERAGE))
                .when(new EnterPhase(KEY, Direction.FORWARDS, OptionalInt.of(3), "looks good"))
                .then(new PhaseEntered(KEY, 3, halves(), Percent.ALL, StepCause.MANUAL, "looks good", List.of()));
        SOON.given(started(OF_COVERAGE))
                .when(new EnterPhase(KEY, Direction.BACKWARDS, OptionalInt.empty(), "bad"))
                .then(
                        new PhaseEntered(KEY, 0, halves(), new Percent(0), StepCause.MANUAL, "bad", List.of()),
                        new RolloutHalted(KEY, StepCause.MANUAL, "bad", List.of()));
        SOON.given(started(OF_COVERAGE))
                .when(new EnterPhase(KEY, Direction.FORWARDS, OptionalInt.of(4), ""))
                .refused(Invalid.class);
        SOON.given(started(OF_COVERAGE))
                .when(new EnterPhase(KEY, Direction.BACKWARDS, OptionalInt.of(1), ""))
                .refused(Invalid.class);
    }

    @Test
    void it_is_complete_when_the_last_phase_has_lasted() {
        LATER.given(with(started(OF_COVERAGE), covered(3, 10_000, StepCause.PLAN)))
                .when(new ReviewRollout(KEY, 3, List.of()))
                .then(new RolloutCompleted(KEY, List.of()));
        LATER.given(with(
                        started(OF_COVERAGE), covered(3, 10_000, StepCause.PLAN), new RolloutCompleted(KEY, List.of())))
                .when(new ReviewRollout(KEY, 3, List.of()))
                .thenNothing();
    }

    @Test
    void traffic_that_a_plan_moves_is_not_moved_beside_it() {
        var weights = new LinkedHashMap<VariantId, Percent>();
        weights.put(new VariantId("control"), new Percent(5_000));
        weights.put(TREATMENT, new Percent(5_000));

        SOON.given(started(OF_VARIANT))
                .whenSeen(2, new ReallocateTraffic(KEY, weights, ""))
                .refused(Conflict.class);
        SOON.given(started(OF_COVERAGE))
                .whenSeen(2, new UpdateExperiment(KEY, gradual(OF_COVERAGE)))
                .refusedAt("/coverage");
    }

    @Test
    void what_has_happened_of_a_plan_stays_and_what_is_to_come_may_change() {
        var fewer = "{\"variant\": \"treatment\", \"phases\": [{\"share\": 1, \"lasts\": \"1h\"}]}";
        var other = "{\"variant\": \"treatment\", \"phases\": [{\"share\": 2, \"lasts\": \"1h\"}]}";
        var next = gradual(fewer).reallocated(first());

        SOON.given(started(OF_VARIANT))
                .whenSeen(2, new UpdateExperiment(KEY, next))
                .then(new ExperimentUpdated(KEY, next, first()));
        SOON.given(started(OF_VARIANT))
                .whenSeen(2, new UpdateExperiment(KEY, gradual(other).reallocated(first())))
                .refusedAt("/rollout/phases/0");
        SOON.given(started(OF_VARIANT))
                .whenSeen(
                        2,
                        new UpdateExperiment(KEY, definition("\"sticky\": true").reallocated(first())))
                .refusedAt("/allocation_strategy");
    }

    @Test
    void what_is_no_rollout_has_no_phases() {
        SOON.given(
                        new ExperimentCreated(KEY, definition("\"sticky\": false"), halves(), "salt", Optional.empty()),
                        new ExperimentStarted(KEY, Trigger.MANUAL))
                .when(new HaltRollout(KEY, ""))
                .refused(Conflict.class);
    }

    private static List<Object> with(List<Object> history, Object... events) {
        var longer = new ArrayList<>(history);
        longer.addAll(List.of(events));
        return longer;
    }

    private static List<Object> started(String rollout) {
        return List.of(
                created(rollout),
                rollout.contains("variant")
                        ? entered(1, halves(), 100, StepCause.PLAN)
                        : covered(1, 100, StepCause.PLAN),
                new ExperimentStarted(KEY, Trigger.MANUAL));
    }

    private static ExperimentCreated created(String rollout) {
        return new ExperimentCreated(KEY, gradual(rollout), halves(), "salt", Optional.empty());
    }

    private static PhaseEntered entered(
            int phase, Allocation before, int share, StepCause cause, GuardrailReading... evidence) {
        return new PhaseEntered(KEY, phase, moved(before, share), Percent.ALL, cause, "", List.of(evidence));
    }

    private static PhaseEntered covered(int phase, int coverage, StepCause cause) {
        return new PhaseEntered(KEY, phase, halves(), new Percent(coverage), cause, "", List.of());
    }

    private static RolloutHalted halted(StepCause cause, Outcome outcome) {
        return new RolloutHalted(
                KEY, cause, "Guardrail 'errors' was breached by 'treatment'", List.of(reading(outcome)));
    }

    private static ReviewRollout review(int phase, Outcome outcome) {
        return new ReviewRollout(KEY, phase, List.of(reading(outcome)));
    }

    private static GuardrailReading reading(Outcome outcome) {
        return new GuardrailReading(
                new MetricId("errors"),
                1,
                TREATMENT,
                outcome,
                0.1,
                500,
                1_000,
                1_000,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                1,
                1,
                Story.NOW);
    }

    private static Allocation halves() {
        var weights = new LinkedHashMap<String, Integer>(Map.of("control", 5_000));
        weights.put("treatment", 5_000);
        return Allocation.of(weights);
    }

    private static Allocation first() {
        return moved(halves(), 100);
    }

    private static Allocation moved(Allocation before, int share) {
        var weights = new LinkedHashMap<String, Integer>(Map.of("control", 10_000 - share));
        weights.put("treatment", share);
        return before.movingAsFewAsPossible(weights);
    }

    private static ExperimentDefinition gradual(String rollout) {
        return definition("\"allocation_strategy\": \"gradual\", \"rollout\": " + rollout);
    }

    private static ExperimentDefinition definition(String fields) {
        return ExperimentReader.creation(ModelJson.mapper().readTree("""
                        {"id": "checkout", "name": "Checkout", "guardrails": [{"metric": "errors"}], "variants": [
                          {"id": "control", "allocation": 50, "control": true}, {"id": "treatment", "allocation": 50}],
                         %s}""".formatted(fields)))
                .definition();
    }
}
