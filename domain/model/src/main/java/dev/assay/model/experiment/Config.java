package dev.assay.model.experiment;

import dev.assay.model.StorableText;
import dev.assay.model.json.Faults;
import dev.assay.model.json.Numbers;
import dev.assay.model.json.Pointers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;

/** What a variant's config may hold: JSON of a size and a depth that can be handed out with every assignment. */
public final class Config {
    private static final int MAX_BYTES = 16 * 1024;

    /** An event adds levels around it, and must stay within what is ever read again. */
    private static final int MAX_DEPTH = 20;

    private Config() {}

    public static void check(JsonNode config, String pointer, Faults faults) {
        if (config.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            faults.add(pointer, "must be at most 16 KiB of JSON");
            return;
        }
        check(config, pointer, faults, 1);
    }

    /** Whether two say the same: 1.5 is 1.50. */
    static boolean same(JsonNode one, JsonNode other) {
        return one.equals(
                (a, b) -> a.isNumber() && b.isNumber()
                        ? a.decimalValue().compareTo(b.decimalValue())
                        : a.equals(b) ? 0 : 1,
                other);
    }

    /** A copy that nobody else can change, with its numbers as they are when read back from an event. */
    public static JsonNode settled(JsonNode config) {
        return switch (config) {
            case ObjectNode object -> {
                var copy = object.objectNode();
                object.forEachEntry((name, value) -> copy.set(name, settled(value)));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = array.arrayNode();
                array.forEach(element -> copy.add(settled(element)));
                yield copy;
            }
            default ->
                (config.isDouble() || config.isFloat()) && Double.isFinite(config.doubleValue())
                        ? DecimalNode.valueOf(new BigDecimal(config.asString()))
                        : config;
        };
    }

    private static void check(JsonNode node, String pointer, Faults faults, int depth) {
        if (node.isContainer() && depth > MAX_DEPTH) {
            faults.add(pointer, "nests at most " + MAX_DEPTH + " deep");
            return;
        }
        switch (node) {
            case ObjectNode object ->
                object.forEachEntry((name, value) -> {
                    if (!StorableText.isStorable(name)) {
                        faults.add(Pointers.at(pointer, name), "is a name that " + StorableText.FORM);
                    }
                    check(value, Pointers.at(pointer, name), faults, depth + 1);
                });
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    check(array.get(i), pointer + "/" + i, faults, depth + 1);
                }
            }
            default -> checkScalar(node, pointer, faults);
        }
    }

    private static void checkScalar(JsonNode node, String pointer, Faults faults) {
        if (node.isString() && !StorableText.isStorable(node.stringValue())) {
            faults.add(pointer, StorableText.FORM);
        }
        if (node.isNumber()) {
            Numbers.fault(node).ifPresent(detail -> faults.add(pointer, detail));
        }
    }
}
