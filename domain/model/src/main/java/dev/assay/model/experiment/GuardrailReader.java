package dev.assay.model.experiment;

import java.util.List;
import java.util.Optional;

/** Reads a phase's guardrails from what is known of an experiment now. */
@FunctionalInterface
public interface GuardrailReader {
    /** One reading a guardrail and treatment; empty while nothing is known yet of the phase itself. */
    Optional<List<GuardrailReading>> read(ExperimentKey experiment, RolloutUnderWay rollout);
}
