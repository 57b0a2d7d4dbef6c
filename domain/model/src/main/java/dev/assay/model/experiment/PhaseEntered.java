package dev.assay.model.experiment;

import dev.assay.model.event.EventName;
import dev.assay.rules.Allocation;
import java.util.List;

/**
 * A rollout entered a phase, wider or narrower than the one before.
 *
 * @param phase counted from 1; 0 when nobody is in any longer
 * @param allocation from now on; only the buckets that had to move did
 * @param coverage from now on
 * @param evidence what the guardrails of the phase before said
 */
@EventName("experiment.phase_entered")
public record PhaseEntered(
        ExperimentKey experiment,
        int phase,
        Allocation allocation,
        Percent coverage,
        StepCause cause,
        String reason,
        List<GuardrailReading> evidence) {
    public PhaseEntered {
        evidence = List.copyOf(evidence);
    }
}
