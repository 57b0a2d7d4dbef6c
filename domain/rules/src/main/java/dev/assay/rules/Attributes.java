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
}
