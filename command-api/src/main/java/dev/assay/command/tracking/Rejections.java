package dev.assay.command.tracking;

import dev.assay.model.Scope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts the events that were not taken, so that a developer finds out why. Kept in memory by each node since its start:
 * the last 1,000 kinds of each company and environment.
 */
public final class Rejections {
    private static final int KINDS = 1_000;
    private static final int LONGEST = 200;

    private final InstantSource clock;
    private final Map<Scope, Log> logs = new ConcurrentHashMap<>();
    private final LongAdder total = new LongAdder();

    public Rejections(InstantSource clock) {
        this.clock = clock;
    }

    /** How many events were refused since the start, of all companies. */
    public long total() {
        return total.sum();
    }

    void count(Scope scope, Refusal refusal, @Nullable String eventName, @Nullable String experimentId) {
        total.increment();
        var kind = new Kind(refusal.reason(), shown(eventName), shown(experimentId));
        logs.computeIfAbsent(scope, fresh -> new Log()).count(kind, clock.instant());
    }

    /** The latest kinds, newest first. */
    List<Rejected> latest(Scope scope, int limit) {
        var log = logs.get(scope);
        return log == null ? List.of() : log.latest(limit);
    }

    private static String shown(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** One kind of refused event. */
    record Kind(Refusal.Reason reason, String eventName, String experimentId) {}

    /** How often a kind was refused, and when last. */
    record Rejected(Kind kind, Instant at, long count) {}

    private static final class Log {
        private final LinkedHashMap<Kind, Rejected> kinds = new LinkedHashMap<>();

        synchronized void count(Kind kind, Instant at) {
            var before = kinds.remove(kind);
            kinds.putLast(kind, new Rejected(kind, at, before == null ? 1 : before.count() + 1));
            if (kinds.size() > KINDS) {
                kinds.pollFirstEntry();
            }
        }

        synchronized List<Rejected> latest(int limit) {
            return new ArrayList<>(kinds.sequencedValues().reversed())
                    .stream().limit(limit).toList();
        }
    }
}
