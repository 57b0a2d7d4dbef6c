package dev.assay.client;

import dev.assay.rules.Attributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked about, and what is known of the user: texts, numbers, booleans, and lists of these. Immutable and cheap to
 * make, so that one can be made for every question.
 */
public final class Context implements Attributes {
    private static final @Nullable Object[] NOTHING = {};

    private final String userId;
    private final @Nullable Object[] pairs;

    private Context(String userId, @Nullable Object[] pairs) {
        this.userId = userId;
        this.pairs = pairs;
    }

    /** A user of whom nothing else is known. */
    public static Context of(String userId) {
        return new Context(userId, NOTHING);
    }

    public static Context of(String userId, String name, @Nullable Object value) {
        return new Context(userId, new @Nullable Object[] {name, value});
    }

    public static Context of(
            String userId, String name1, @Nullable Object value1, String name2, @Nullable Object value2) {
        return new Context(userId, new @Nullable Object[] {name1, value1, name2, value2});
    }

    public static Context of(String userId, Map<String, ? extends @Nullable Object> attributes) {
        var pairs = new ArrayList<@Nullable Object>(2 * attributes.size());
        flatten("", attributes, pairs);
        return new Context(userId, pairs.toArray());
    }

    /** The members of an object get names with dots, {@code device.os}, as the server has it. */
    private static void flatten(String prefix, Map<?, ?> attributes, List<@Nullable Object> pairs) {
        attributes.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                flatten(prefix + name + ".", inner, pairs);
            } else {
                pairs.add(prefix + name);
                pairs.add(value);
            }
        });
    }

    /** The same, with an attribute more; one that is there already is replaced. */
    public Context with(String name, @Nullable Object value) {
        int found = find(name);
        var next = Arrays.copyOf(pairs, found < 0 ? pairs.length + 2 : pairs.length);
        int at = found < 0 ? pairs.length : found;
        next[at] = name;
        next[at + 1] = value;
        return new Context(userId, next);
    }

    public String userId() {
        return userId;
    }

    @Override
    public @Nullable Object get(String name) {
        int found = find(name);
        if (found >= 0) {
            return pairs[found + 1];
        }
        return name.equals("user_id") || name.equals("targetingKey") ? userId : null;
    }

    // Few attributes are found faster by looking at each than by hashing.
    private int find(String name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (name.equals(pairs[i])) {
                return i;
            }
        }
        return -1;
    }
}
