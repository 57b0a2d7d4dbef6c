package dev.assay.model.experiment;

import java.util.OptionalInt;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Takes a rollout to a phase at once.
 *
 * @param direction forwards goes on afterwards, backwards stays there
 * @param phase empty for the next one in the direction
 */
public record EnterPhase(
        @TargetAggregateIdentifier ExperimentKey experiment, Direction direction, OptionalInt phase, String reason) {
    /** Which way. */
    public enum Direction {
        FORWARDS,
        BACKWARDS
    }
}
