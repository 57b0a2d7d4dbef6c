package dev.assay.assignment.asking;

/** What text can be answered and stored: PostgreSQL has no U+0000, and half a surrogate pair has no UTF-8 form. */
public final class Text {
    public static final String FORM = "must not contain U+0000 or half a surrogate pair";

    private Text() {}

    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            int point = text.codePointAt(i);
            if (point == 0 || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                return false;
            }
            i += Character.charCount(point) - 1;
        }
        return true;
    }
}
