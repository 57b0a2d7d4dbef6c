package dev.assay.server.projection;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;

/**
 * Tells up to where the event store has surely been read. A number that is missing belongs to a transaction that still
 * runs, for some milliseconds, or to one that was rolled back, for ever: past a patience the second is taken for granted.
 */
final class Gaps {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final Map<Long, Instant> firstSeen = new TreeMap<>();

    Gaps(InstantSource clock) {
        this.clock = clock;
    }

    long safePosition(TrackingToken token) {
        if (!(token instanceof GapAwareTrackingToken gaps)) {
            return Tokens.position(token);
        }
        var now = clock.instant();
        firstSeen.keySet().retainAll(gaps.getGaps());
        // All at once: a database that was killed leaves dozens, and their patiences must not add up.
        gaps.getGaps().forEach(gap -> firstSeen.putIfAbsent(gap, now));
        return firstSeen.entrySet().stream()
                .filter(gap -> now.isBefore(gap.getValue().plus(PATIENCE)))
                .findFirst()
                .map(gap -> gap.getKey() - 1)
                .orElse(gaps.getIndex());
    }
}
