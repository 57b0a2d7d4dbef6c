package dev.assay.server.projection;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A generation after the first, and how its building goes or went.
 *
 * @param definitionsPosition the event-store position whose definitions it is built under
 * @param position up to where it has read its log
 * @param events how many of the company's events it has taken in
 * @param eventsPerSecond while it was catching up
 * @param progress from 0 to 1, by position in the log
 * @param etaSeconds how long it still takes, at the pace so far; absent when that cannot be told
 * @param checksum its digest when it had caught up, with the live generation's at the same event
 * @param equal whether the two are the same
 * @param deadLetters how many of its events could not be applied, or wait behind one that could not
 * @param cause why it failed or was discarded
 */
public record RebuildState(
        int generation,
        String status,
        String reason,
        String requestedBy,
        Instant startedAt,
        Instant updatedAt,
        long definitionsPosition,
        long position,
        long events,
        double eventsPerSecond,
        double progress,
        Optional<Long> etaSeconds,
        Optional<String> checksum,
        Optional<String> liveChecksum,
        Optional<Boolean> equal,
        long deadLetters,
        Optional<String> cause) {

    /** @param target the place in the log it has to come to */
    static RebuildState of(GenerationRecord record, long target, long deadLetters) {
        var progress = progress(record, target);
        return new RebuildState(
                record.generation().number(),
                record.status().toString(),
                record.reason(),
                record.requestedBy(),
                record.startedAt(),
                record.updatedAt(),
                record.generation().definitionsPosition(),
                record.position(),
                record.events(),
                record.busyMillis() == 0 ? 0 : Math.round(record.builtEvents() * 10_000.0 / record.busyMillis()) / 10.0,
                progress,
                record.status() == GenerationStatus.BUILDING ? eta(record, progress) : Optional.empty(),
                record.comparison().map(Comparison::checksum),
                record.comparison().map(Comparison::liveChecksum),
                record.comparison().map(Comparison::isEqual),
                deadLetters,
                record.cause());
    }

    private static double progress(GenerationRecord record, long target) {
        if (record.comparison().isPresent() || record.status() == GenerationStatus.LIVE || target < 0) {
            return 1;
        }
        // Places count from 0 or 1, depending on the log: nobody sees the difference.
        return Math.clamp((record.position() + 1.0) / (target + 1.0), 0, 1);
    }

    private static Optional<Long> eta(GenerationRecord record, double progress) {
        if (progress <= 0 || record.busyMillis() == 0) {
            return progress >= 1 ? Optional.of(0L) : Optional.empty();
        }
        var left = Duration.ofMillis(Math.round(record.busyMillis() * (1 - progress) / progress));
        return Optional.of(left.plusMillis(500).toSeconds());
    }
}
