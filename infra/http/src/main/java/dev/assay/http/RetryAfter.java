package dev.assay.http;

import java.util.concurrent.TimeUnit;

/** When a key over its limit may come again: the header's value in whole seconds, at least one, and what is said with it. */
public final class RetryAfter {
    public static final String OVER_LIMIT = "This key has made as many requests as it may; try again after Retry-After";

    private RetryAfter() {}

    public static String ofNanos(long nanos) {
        return Long.toString(Math.max(1, Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1))));
    }
}
