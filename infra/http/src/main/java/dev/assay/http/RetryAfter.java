package dev.assay.http;

import java.util.concurrent.TimeUnit;

/** The header's value: whole seconds, at least one. */
public final class RetryAfter {
    private RetryAfter() {}

    public static String ofNanos(long nanos) {
        return Long.toString(Math.max(1, Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1))));
    }
}
