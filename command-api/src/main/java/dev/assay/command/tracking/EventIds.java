package dev.assay.command.tracking;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;

/** Ids for events sent without one: the time in milliseconds, then 80 random bits. */
public final class EventIds {
    private final InstantSource clock;
    private final LongSupplier random;

    public EventIds(InstantSource clock, LongSupplier random) {
        this.clock = clock;
        this.random = random;
    }

    public EventIds(InstantSource clock) {
        this(clock, () -> ThreadLocalRandom.current().nextLong());
    }

    String next() {
        var hex = HexFormat.of();
        return hex.toHexDigits(clock.millis(), 12)
                + hex.toHexDigits(random.getAsLong(), 4)
                + hex.toHexDigits(random.getAsLong());
    }
}
