package dev.assay.model.projection;

/**
 * A view kept from a log, in generations. The same {@code apply} serves the live generation and a rebuild; what it leaves
 * is a function of the events alone, so that {@link #checksum} of a rebuild equals that of the live generation.
 */
public sealed interface Projection permits LifecycleProjection, BehaviourProjection {
    ProjectionName name();

    /**
     * Whether every node keeps the view in its own memory, from the log's start at each start of the node. There are no
     * transactions then: a batch that failed is given again in parts, so applying an event twice must do no harm.
     */
    default boolean inMemory() {
        return false;
    }

    /** Forgets everything the generation holds. */
    void erase(Generation generation);

    /** A digest, in hexadecimal, of everything the generation holds, whatever the order its rows were written in. */
    String checksum(Generation generation);
}
