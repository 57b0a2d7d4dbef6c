package dev.assay.model.experiment;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Takes a rollout's next step, if its phase and the readings of its guardrails call for one.
 *
 * @param phase the one the readings are of
 */
public record ReviewRollout(
        @TargetAggregateIdentifier ExperimentKey experiment, int phase, List<GuardrailReading> readings) {
    public ReviewRollout {
        readings = List.copyOf(readings);
    }
}
