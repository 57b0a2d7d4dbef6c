package dev.assay.model.json;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Durations as people write them: {@code P14D}, {@code PT1H} or {@code 14d}, {@code 12h}, {@code 30m}, {@code 45s}. */
public final class Durations {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,6})([smhd])");

    private Durations() {}

    public static Duration parse(String text) {
        var match = SHORT.matcher(text);
        try {
            return Duration.parse(
                    match.matches() ? (match.group(2).equals("d") ? "P" : "PT") + text.toUpperCase(Locale.ROOT) : text);
        } catch (DateTimeParseException _) {
            throw new IllegalArgumentException("must be a duration such as P14D, PT12H or 14d");
        }
    }
}
