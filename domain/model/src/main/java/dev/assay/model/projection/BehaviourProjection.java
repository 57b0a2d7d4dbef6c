package dev.assay.model.projection;

import dev.assay.model.behaviour.BehaviourEvent;
import java.util.List;

/** A view kept from the behaviour log. */
public non-sealed interface BehaviourProjection extends Projection {
    /** Applies events of the generation's company, in the log's order, inside the caller's transaction. */
    void apply(Generation generation, List<BehaviourEvent> events);
}
