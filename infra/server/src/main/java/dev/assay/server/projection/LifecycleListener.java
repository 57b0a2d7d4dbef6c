package dev.assay.server.projection;

import dev.assay.model.event.LifecycleEvent;

/** Something every node keeps in its own memory from all events of the store, from the first one on. */
public interface LifecycleListener {
    /** Takes in an event; they may come a little out of the order of their positions. */
    void on(LifecycleEvent event);

    /** Hears up to where the store has been read without a gap that an event still on its way could fill. */
    default void reached(long position) {}
}
