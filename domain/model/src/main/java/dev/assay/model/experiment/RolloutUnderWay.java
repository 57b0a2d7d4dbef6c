package dev.assay.model.experiment;

import java.time.Instant;
import java.util.List;

/**
 * The rollout of a live experiment.
 *
 * @param position of the event in the store by which its phase was entered
 */
public record RolloutUnderWay(RolloutPlan plan, Rollout rollout, long position) {

    /** Of the present phase; none in phase 0. */
    public List<RolloutPlan.PhaseGuardrail> guardrails() {
        return rollout.phase() == 0 ? List.of() : plan.phase(rollout.phase()).guardrails();
    }

    public RolloutPlan.Step next(List<GuardrailReading> readings, Instant now) {
        return rollout.next(plan, readings, now);
    }
}
