package dev.assay.model.projection;

import dev.assay.model.event.LifecycleEvent;
import java.util.List;

/** A view kept from the event store. */
public non-sealed interface LifecycleProjection extends Projection {
    /** Applies events of the generation's company, in the log's order, inside the caller's transaction. */
    void apply(Generation generation, List<LifecycleEvent> events);
}
