package dev.assay.model.experiment;

import dev.assay.model.event.EventName;
import java.util.List;

/** A rollout goes no further by itself. */
@EventName("experiment.rollout_halted")
public record RolloutHalted(ExperimentKey experiment, StepCause cause, String reason, List<GuardrailReading> evidence) {
    public RolloutHalted {
        evidence = List.copyOf(evidence);
    }
}
