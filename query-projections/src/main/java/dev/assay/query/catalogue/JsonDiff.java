package dev.assay.query.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The difference of two JSON values, field by field. Objects and lists are entered as far as both sides have them; what
 * only one side has is one change, however deep it is. Applied in their order, the changes turn the first value into the
 * second: so elements that a list lost come last, the last of them first.
 */
final class JsonDiff {
    private final List<Change> changes = new ArrayList<>();

    private JsonDiff() {}

    static List<Change> between(JsonNode before, JsonNode after) {
        var diff = new JsonDiff();
        diff.compare("", before, after);
        return diff.changes;
    }

    private void compare(String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (before != null && after != null) {
            if (before.isObject() && after.isObject()) {
                compareFields(pointer, before, after);
                return;
            }
            if (before.isArray() && after.isArray()) {
                compareElements(pointer, before, after);
                return;
            }
            if (same(before, after)) {
                return;
            }
        }
        changes.add(new Change(pointer, before, after));
    }

    private void compareFields(String pointer, JsonNode before, JsonNode after) {
        // In an order of their own: a document has its fields in another one once the database has kept it.
        var names = new TreeSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        for (var name : names) {
            compare(at(pointer, name), before.get(name), after.get(name));
        }
    }

    private void compareElements(String pointer, JsonNode before, JsonNode after) {
        for (int i = 0; i < after.size(); i++) {
            compare(pointer + "/" + i, before.get(i), after.get(i));
        }
        for (int i = before.size() - 1; i >= after.size(); i--) {
            compare(pointer + "/" + i, before.get(i), null);
        }
    }

    /** 50.0 and 50.00 are one number. */
    private static boolean same(JsonNode before, JsonNode after) {
        return (before.isNumber() && after.isNumber())
                ? before.decimalValue().compareTo(after.decimalValue()) == 0
                : before.equals(after);
    }

    private static String at(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
