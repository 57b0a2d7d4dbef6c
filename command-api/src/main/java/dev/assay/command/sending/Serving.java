package dev.assay.command.sending;

/** What this node serves from memory. */
@FunctionalInterface
public interface Serving {
    /** Waits until it knows the event at the position, but not for long: other nodes are not waited for either. */
    void await(long position);
}
