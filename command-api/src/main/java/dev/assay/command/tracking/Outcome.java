package dev.assay.command.tracking;

import dev.assay.model.behaviour.BehaviourEvent;

/** What became of a tracked event. */
sealed interface Outcome permits Outcome.Admitted, Refusal {
    /** The event as it goes into the log. */
    record Admitted(BehaviourEvent event) implements Outcome {}
}
