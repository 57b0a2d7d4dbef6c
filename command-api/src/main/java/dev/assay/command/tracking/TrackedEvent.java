package dev.assay.command.tracking;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was sent: its form is checked, its sense is not. Absent fields are {@code null}; it never leaves this
 * package.
 *
 * @param fault the first fault of its form
 */
record TrackedEvent(
        @Nullable String userId,
        @Nullable String eventType,
        @Nullable String eventName,
        @Nullable String experimentId,
        @Nullable String variantId,
        @Nullable String eventId,
        @Nullable String sessionId,
        @Nullable Instant timestamp,
        Map<String, Object> properties,
        @Nullable Refusal fault) {}
