package dev.assay.command.tracking;

/** What text the log can hold: PostgreSQL has no U+0000, and half a surrogate pair has no UTF-8 form. */
final class Text {
    static final String FORM = "must not contain U+0000 or half a surrogate pair";

    private Text() {}

    static boolean isStorable(String text) {
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
