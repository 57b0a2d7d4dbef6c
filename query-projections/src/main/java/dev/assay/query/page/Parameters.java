package dev.assay.query.page;

import dev.assay.model.json.Faults;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads query parameters, noting each that does not fit; an empty one counts as absent. */
public final class Parameters {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 200;
    private static final int MAX_TEXT = 300;

    private final Faults faults = new Faults();

    public int limit(@Nullable String given) {
        if (given == null || given.isEmpty()) {
            return DEFAULT_LIMIT;
        }
        try {
            var limit = Integer.parseInt(given);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        } catch (NumberFormatException _) {
            // said below, as for a number out of range
        }
        fault("limit", "must be a whole number from 1 to " + MAX_LIMIT);
        return DEFAULT_LIMIT;
    }

    public Optional<String> text(String name, @Nullable String given) {
        if (given == null || given.isBlank()) {
            return Optional.empty();
        }
        if (given.length() > MAX_TEXT) {
            fault(name, "must be at most " + MAX_TEXT + " characters long");
            return Optional.empty();
        }
        if (given.indexOf('\0') >= 0) {
            fault(name, "must not contain the character U+0000");
            return Optional.empty();
        }
        return Optional.of(given);
    }

    public Optional<Instant> instant(String name, @Nullable String given) {
        try {
            return text(name, given).map(Instant::parse);
        } catch (DateTimeParseException _) {
            fault(name, "must be an ISO 8601 instant such as 2026-01-31T09:00:00Z");
            return Optional.empty();
        }
    }

    public boolean flag(String name, @Nullable String given) {
        if (given != null && !given.isEmpty() && !given.equals("true") && !given.equals("false")) {
            fault(name, "must be true or false");
        }
        return "true".equals(given);
    }

    /** A cursor as given; an empty one counts as absent. */
    public static @Nullable String orNull(@Nullable String given) {
        return given == null || given.isEmpty() ? null : given;
    }

    public void fault(String name, String detail) {
        faults.add("/" + name, detail);
    }

    public void refuseIfAny() {
        faults.refuseIfAny();
    }
}
