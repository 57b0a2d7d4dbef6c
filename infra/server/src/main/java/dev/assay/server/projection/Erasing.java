package dev.assay.server.projection;

import dev.assay.model.projection.ProjectionName;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Erases generations nobody will read again, with their dead letters. */
final class Erasing {
    private static final Logger LOG = LoggerFactory.getLogger(Erasing.class);

    /** Longer than any reader reads: the one before the last was replaced at the latest when the last was retired. */
    private static final Duration READERS_DONE = Duration.ofSeconds(30);

    private final Map<ProjectionName, LiveView<?>> views;
    private final RebuildStore rebuilds;
    private final Transactions transactions;
    private final InstantSource clock;

    Erasing(
            Map<ProjectionName, LiveView<?>> views,
            RebuildStore rebuilds,
            Transactions transactions,
            InstantSource clock) {
        this.views = views;
        this.rebuilds = rebuilds;
        this.transactions = transactions;
        this.clock = clock;
    }

    void run() {
        for (var old : rebuilds.obsolete(clock.instant().minus(READERS_DONE))) {
            var live = views.get(old.generation().projection());
            if (live != null) {
                erase(live, old);
            }
        }
    }

    private void erase(LiveView<?> live, GenerationRecord old) {
        try {
            transactions.run(() -> rebuilds.claim(old.generation().id()).ifPresent(held -> {
                // What is in memory each node forgets by itself.
                if (!live.view().projection().inMemory()) {
                    live.view().projection().erase(held.generation());
                    live.letters().queue(held.generation()).clear();
                }
                rebuilds.erased(held.generation().id());
            }));
        } catch (RuntimeException fault) {
            LOG.warn(
                    "Generation {} of {} of {} is not erased yet",
                    old.generation().number(),
                    old.generation().projection(),
                    old.generation().company(),
                    fault);
        }
    }
}
