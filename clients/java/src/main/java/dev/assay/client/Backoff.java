package dev.assay.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: twice as long each time, anything up to that by chance, so that clients spread. */
final class Backoff {
    private static final int MOST_DOUBLINGS = 10;

    private final RandomGenerator random;
    private final Duration first;
    private final Duration longest;
    private int failures;

    Backoff(RandomGenerator random, Duration first, Duration longest) {
        this.random = random;
        this.first = first;
        this.longest = longest;
    }

    void succeeded() {
        failures = 0;
    }

    Duration failed() {
        long most = Math.min(longest.toMillis(), first.toMillis() << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }
}
