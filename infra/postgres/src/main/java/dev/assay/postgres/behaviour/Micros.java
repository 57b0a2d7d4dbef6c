package dev.assay.postgres.behaviour;

import java.time.Instant;
import java.time.LocalDate;

/** Moments as PostgreSQL stores them: microseconds since the year 2000, UTC. */
final class Micros {
    private static final long EPOCH_SECONDS = 946_684_800;
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;
    private static final long EPOCH_DAY = EPOCH_SECONDS / 86_400;

    private Micros() {}

    static long of(Instant moment) {
        long seconds = moment.getEpochSecond() - EPOCH_SECONDS;
        return Math.addExact(Math.multiplyExact(seconds, SECOND), moment.getNano() / 1_000);
    }

    static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, SECOND) + EPOCH_SECONDS, Math.floorMod(micros, SECOND) * 1_000L);
    }

    static LocalDate day(long micros) {
        return LocalDate.ofEpochDay(Math.floorDiv(micros, DAY) + EPOCH_DAY);
    }
}
