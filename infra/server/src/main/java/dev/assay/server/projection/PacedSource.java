package dev.assay.server.projection;

import java.time.Duration;

/** The event store with streams whose readers look at most so often, and so take in several events at once. */
final class PacedSource {
    private static final long PERIOD = Duration.ofMillis(100).toNanos();

    private final PromptSource source;
    private long looked = System.nanoTime();

    PacedSource(PromptSource source) {
        this.source = source;
    }

    PromptSource source() {
        return source;
    }

    /** Lets the readers look if they have not done so for a while. Called by one thread. */
    void look() {
        var now = System.nanoTime();
        if (now - looked >= PERIOD) {
            looked = now;
            source.look();
        }
    }
}
