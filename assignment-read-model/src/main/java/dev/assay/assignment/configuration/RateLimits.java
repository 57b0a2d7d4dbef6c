package dev.assay.assignment.configuration;

import dev.assay.model.access.Callers.KeyHolder;
import dev.assay.model.company.RateLimit;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A token bucket for each key that has a limit, on this node. A key's limit never changes. */
final class RateLimits {
    private final ConcurrentMap<Limited, Bucket> buckets = new ConcurrentHashMap<>();
    private final TimeMeter time;

    private record Limited(String company, String key) {}

    RateLimits(TimeMeter time) {
        this.time = time;
    }

    /** Takes one call; 0 when it is allowed, else how long to wait. */
    long nanosToWait(KeyHolder holder) {
        return holder.rateLimit()
                .map(limit -> bucketOf(holder, limit).tryConsumeAndReturnRemaining(1))
                .map(probe -> probe.isConsumed() ? 0L : probe.getNanosToWaitForRefill())
                .orElse(0L);
    }

    private Bucket bucketOf(KeyHolder holder, RateLimit limit) {
        var key = new Limited(holder.scope().company().value(), holder.key().value());
        return buckets.computeIfAbsent(
                key,
                _ -> Bucket.builder()
                        .addLimit(bandwidth -> bandwidth
                                .capacity(limit.burst())
                                .refillGreedy(limit.requestsPerSecond(), Duration.ofSeconds(1)))
                        .withCustomTimePrecision(time)
                        .build());
    }
}
