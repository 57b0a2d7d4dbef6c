package dev.assay.rules;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Moments in rules and attributes: ISO 8601 with an offset, or in attributes also milliseconds since 1970. */
final class Instants {
    private static final int LONGEST = 50;

    private Instants() {}

    static Optional<Instant> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException notAnInstant) {
            return Optional.empty();
        }
    }

    static Optional<Instant> ofAttribute(Object value) {
        return switch (value) {
            case String text -> parse(text);
            case Number number
            when Numbers.wholeText(number) != null -> Optional.of(Instant.ofEpochMilli(number.longValue()));
            default -> Optional.empty();
        };
    }
}
