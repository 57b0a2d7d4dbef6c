package dev.assay.model;

import java.util.regex.Pattern;

/** The form of every identifier a caller chooses: lower-case letters, digits, {@code -} and {@code _}, at most 100 long. */
public final class Slug {
    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9_-]{0,98}[a-z0-9])?");

    private Slug() {}

    public static boolean isValid(String text) {
        return text.length() <= 100 && FORM.matcher(text).matches();
    }

    /** The text itself; throws {@link IllegalArgumentException} when it is no slug. */
    public static String require(String what, String text) {
        if (!isValid(text)) {
            throw new IllegalArgumentException(what + " must be 1 to 100 lower-case letters, digits, - or _,"
                    + " beginning and ending with a letter or digit");
        }
        return text;
    }
}
