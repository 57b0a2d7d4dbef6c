package dev.assay.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of a unit: texts, numbers, booleans, and lists of these, by name. */
@FunctionalInterface
public interface Attributes {
    Attributes NONE = name -> null;

    /** The value, or null where the attribute is missing. */
    @Nullable
    Object get(String name);

    static Attributes of(Map<String, ? extends @Nullable Object> values) {
        return values::get;
    }

    /** The value as text, to be put into a bucket; null unless it is text or a whole number: others no two languages write alike. */
    default @Nullable String text(String name) {
        return switch (get(name)) {
            case String text -> text;
            case Number number -> Numbers.wholeText(number);
            case null, default -> null;
        };
    }

    /** The unit's {@link UserMarks mark}: asked for only where users are listed one by one. */
    default long mark() {
        return 0;
    }

    /** Whether the unit belongs to a segment; nobody belongs to one there is not. */
    default boolean isIn(String segment) {
        return false;
    }
}
