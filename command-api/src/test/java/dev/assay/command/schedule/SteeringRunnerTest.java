package dev.assay.command.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Scope;
import dev.assay.model.event.EventContext;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.experiment.AllocationProposal;
import dev.assay.model.experiment.AllocationProposed;
import dev.assay.model.experiment.ApplyProposal;
import dev.assay.model.experiment.ExperimentCreated;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.ExperimentPaused;
import dev.assay.model.experiment.ExperimentReader;
import dev.assay.model.experiment.ExperimentResumed;
import dev.assay.model.experiment.ExperimentStarted;
import dev.assay.model.experiment.ExperimentStopped;
import dev.assay.model.experiment.Percent;
import dev.assay.model.experiment.PhaseEntered;
import dev.assay.model.experiment.ProposeAllocation;
import dev.assay.model.experiment.ReviewRollout;
import dev.assay.model.experiment.RolloutCompleted;
import dev.assay.model.experiment.RolloutHalted;
import dev.assay.model.experiment.StepCause;
import dev.assay.model.experiment.Trigger;
import dev.assay.model.json.ModelJson;
import dev.assay.model.metric.Direction;
import dev.assay.rules.Allocation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is sent when, for the experiments that plans and bandits move. */
class SteeringRunnerTest {
    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final ExperimentKey CHECKOUT =
            new ExperimentKey(Scope.of("acme", "production"), new ExperimentId("checkout"));
    private static final String BANDIT = """
            "allocation_strategy": "bandit", "bandit": {"strategy": "thompson", "floor": 5, "every": "1h"}""";
    private static final String ROLLOUT = """
            "allocation_strategy": "gradual", "rollout": {"phases": [{"share": 10, "lasts": "1h"}, {"share": 20, "lasts": "1h"}]}""";

    private final Steered steered = new Steered();
    private final List<Object> sent = new ArrayList<>();
    private long position;

    @Test
    void a_bandit_divides_traffic_every_so_often() {
        happened(START, created(BANDIT), started());

        assertThat(sentAt(START.plus(Duration.ofMinutes(59)))).isEmpty();
        assertThat(sentAt(START.plus(Duration.ofMinutes(60))))
                .containsExactly(
                        new ProposeAllocation(CHECKOUT, proposal(settings(1))), new ApplyProposal(CHECKOUT, 1));

        happened(START.plus(Duration.ofMinutes(60)), new AllocationProposed(CHECKOUT, 1, proposal(settings(1))));
        assertThat(sentAt(START.plus(Duration.ofMinutes(61)))).isEmpty();
        assertThat(sentAt(START.plus(Duration.ofMinutes(120))))
                .containsExactly(
                        new ProposeAllocation(CHECKOUT, proposal(settings(2))), new ApplyProposal(CHECKOUT, 2));
    }

    @Test
    void a_rollout_is_reviewed_when_its_phase_has_lasted() {
        happened(START, created(ROLLOUT), entered(1), started());

        assertThat(sentAt(START.plus(Duration.ofMinutes(59)))).isEmpty();
        assertThat(sentAt(START.plus(Duration.ofMinutes(60))))
                .containsExactly(new ReviewRollout(CHECKOUT, 1, List.of()));

        happened(START.plus(Duration.ofMinutes(60)), entered(2));
        assertThat(sentAt(START.plus(Duration.ofMinutes(119)))).isEmpty();
        assertThat(sentAt(START.plus(Duration.ofMinutes(120))))
                .containsExactly(new ReviewRollout(CHECKOUT, 2, List.of()));

        happened(START.plus(Duration.ofMinutes(120)), new RolloutCompleted(CHECKOUT, List.of()));
        assertThat(sentAt(START.plus(Duration.ofDays(9)))).isEmpty();
        assertThat(steered.find(CHECKOUT)).isPresent();
    }

    @Test
    void what_does_not_run_is_left_alone() {
        happened(START, created(ROLLOUT), entered(1));
        assertThat(sentAt(START.plus(Duration.ofDays(1)))).isEmpty();

        happened(START, started(), new ExperimentPaused(CHECKOUT, ""));
        assertThat(sentAt(START.plus(Duration.ofDays(1)))).isEmpty();

        happened(START, new ExperimentResumed(CHECKOUT), new RolloutHalted(CHECKOUT, StepCause.MANUAL, "", List.of()));
        assertThat(sentAt(START.plus(Duration.ofDays(1)))).isEmpty();

        happened(START, new ExperimentStopped(CHECKOUT, Trigger.MANUAL, "enough"));
        assertThat(steered.find(CHECKOUT)).isEmpty();
    }

    private List<Object> sentAt(Instant now) {
        sent.clear();
        new SteeringRunner(
                        steered,
                        (_, _) -> Optional.of(List.of()),
                        (_, settings) -> proposal(settings),
                        (_, command) -> sent.add(command),
                        Clock.fixed(now, ZoneOffset.UTC))
                .look();
        return List.copyOf(sent);
    }

    private void happened(Instant at, Object... events) {
        for (var event : events) {
            steered.on(new LifecycleEvent(
                    position, at, new EventContext(CHECKOUT.scope(), "ada", "admin", "", ""), "", "", position, event));
            position++;
        }
    }

    private static AllocationProposal.Settings settings(long seed) {
        return new AllocationProposal.Settings(AllocationProposal.Strategy.THOMPSON, new Percent(500), 0.1, seed);
    }

    private static AllocationProposal proposal(AllocationProposal.Settings settings) {
        return new AllocationProposal(
                settings,
                new AllocationProposal.Evidence(Optional.empty(), 0, Direction.INCREASE, true, 1, 1, START, List.of()),
                List.of());
    }

    private static ExperimentCreated created(String steering) {
        var definition = ExperimentReader.creation(ModelJson.mapper().readTree("""
                        {"id": "checkout", "name": "Checkout", "variants": [
                          {"id": "control", "allocation": 50, "control": true}, {"id": "treatment", "allocation": 50}],
                         %s}""".formatted(steering)))
                .definition();
        return new ExperimentCreated(
                CHECKOUT, definition, Allocation.of(definition.weights()), "salt", Optional.empty());
    }

    private static ExperimentStarted started() {
        return new ExperimentStarted(CHECKOUT, Trigger.MANUAL);
    }

    private static PhaseEntered entered(int phase) {
        var definition = created(ROLLOUT).definition();
        return new PhaseEntered(
                CHECKOUT,
                phase,
                Allocation.of(definition.weights()),
                new Percent(phase * 1_000),
                StepCause.PLAN,
                "",
                List.of());
    }
}
