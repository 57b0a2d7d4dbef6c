package dev.assay.model.experiment;

import dev.assay.model.event.EventName;
import java.util.List;

/** The last phase of a rollout lasted as long as planned. */
@EventName("experiment.rollout_completed")
public record RolloutCompleted(ExperimentKey experiment, List<GuardrailReading> evidence) {
    public RolloutCompleted {
        evidence = List.copyOf(evidence);
    }
}
