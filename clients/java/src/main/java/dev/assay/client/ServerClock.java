package dev.assay.client;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicReference;

/** The server's time: events of a machine whose clock is an hour off would not be taken in. */
final class ServerClock {
    /** What a {@code Date} header, its rounding and its way can be off by chance. */
    private static final Duration TOLERANCE = Duration.ofSeconds(30);

    private final Clock own;
    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);

    ServerClock(Clock own) {
        this.own = own;
    }

    Instant now() {
        return own.instant().plus(offset.get());
    }

    /** Learns from an answer that has just come. */
    void heard(HttpResponse<?> answer) {
        answer.headers().firstValue("Date").ifPresent(text -> {
            try {
                var server = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
                var difference = Duration.between(own.instant(), server);
                offset.set(difference.abs().compareTo(TOLERANCE) > 0 ? difference : Duration.ZERO);
            } catch (DateTimeException garbage) {
                offset.set(Duration.ZERO);
            }
        });
    }
}
