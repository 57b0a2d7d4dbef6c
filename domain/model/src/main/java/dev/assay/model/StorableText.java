package dev.assay.model;

/** What text the stores can hold: PostgreSQL has no U+0000, and half a surrogate pair has no UTF-8 form. */
public final class StorableText {
    /** Says so to whoever sent something else. */
    public static final String FORM = "must not contain U+0000 or half a surrogate pair";

    private StorableText() {}

    public static boolean isStorable(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                boolean pair =
                        Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
