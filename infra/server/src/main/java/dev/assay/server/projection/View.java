package dev.assay.server.projection;

import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.projection.BehaviourProjection;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.LifecycleProjection;
import dev.assay.model.projection.Projection;
import dev.assay.model.projection.ProjectionName;
import java.util.List;
import java.util.function.BiConsumer;

/** A projection together with the log it is kept from. */
record View<E>(Projection projection, Feed<E> feed, BiConsumer<Generation, List<E>> applying) {
    static View<LifecycleEvent> of(LifecycleProjection projection, Feed<LifecycleEvent> feed) {
        return new View<>(projection, feed, projection::apply);
    }

    static View<BehaviourEvent> of(BehaviourProjection projection, Feed<BehaviourEvent> feed) {
        return new View<>(projection, feed, projection::apply);
    }

    ProjectionName name() {
        return projection.name();
    }

    void apply(Generation generation, List<E> events) {
        applying.accept(generation, events);
    }
}
