package dev.assay.http;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The name of a request in answers and logs: the caller's own, when it is harmless, or a new one. */
public final class RequestIds {
    private static final int LONGEST = 100;

    private final LongSupplier random;

    public RequestIds(LongSupplier random) {
        this.random = random;
    }

    public RequestIds() {
        this(() -> ThreadLocalRandom.current().nextLong());
    }

    /** The given name if it has only letters, digits and {@code . _ -}, at most 100 of them. */
    public String keepOrMake(@Nullable String given) {
        return given != null && isHarmless(given) ? given : make();
    }

    private String make() {
        var hex = HexFormat.of();
        return hex.toHexDigits(random.getAsLong()) + hex.toHexDigits(random.getAsLong());
    }

    private static boolean isHarmless(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean harmless = c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '.'
                    || c == '_'
                    || c == '-';
            if (!harmless) {
                return false;
            }
        }
        return true;
    }
}
