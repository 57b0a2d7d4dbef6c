package dev.assay.model.json;

import dev.assay.model.StorableText;
import dev.assay.rules.Condition;
import dev.assay.rules.Operator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads conditions as a caller sent them, with a fault for each field of the wrong form. */
public final class ConditionReader {
    private static final int MAX_DEPTH = 10;
    private static final int MAX_PARTS = 500;

    private final Faults faults;

    private ConditionReader(Faults faults) {
        this.faults = faults;
    }

    /** Reads a condition's shape; whether its values fit its operator is the domain's to say. */
    public static @Nullable Condition read(JsonNode node, String pointer, Faults faults) {
        return new ConditionReader(faults).condition(node, pointer, 1);
    }

    private @Nullable Condition condition(JsonNode node, String pointer, int depth) {
        if (depth > MAX_DEPTH) {
            faults.add(pointer, "conditions nest at most " + MAX_DEPTH + " deep");
            return null;
        }
        if (!node.isObject()) {
            faults.add(pointer, "must be a condition: an object");
            return null;
        }
        var fields = new Fields(node, pointer, faults);
        if (node.has("all")) {
            return new Condition.All(parts(fields.allowOnly(Set.of("all")), "all", depth));
        }
        if (node.has("any")) {
            return new Condition.Any(parts(fields.allowOnly(Set.of("any")), "any", depth));
        }
        if (node.has("not")) {
            var part =
                    condition(node.get("not"), fields.allowOnly(Set.of("not")).at("not"), depth + 1);
            return part == null ? null : new Condition.Not(part);
        }
        return comparison(fields.allowOnly(Set.of("dimension", "operator", "values")));
    }

    private List<Condition> parts(Fields fields, String name, int depth) {
        if (fields.node(name).isEmpty()) {
            fields.fault(name, "must be a list");
        }
        return fields.<Condition>list(name, MAX_PARTS, (part, where) -> condition(part, where, depth + 1));
    }

    private @Nullable Condition comparison(Fields fields) {
        var dimension = fields.requiredText("dimension", 200);
        var operator = fields.required("operator", 50, ConditionReader::operator);
        var values = fields.list("values", MAX_PARTS, this::scalar);
        return operator == null ? null : new Condition.Comparison(dimension, operator, values);
    }

    private static Operator operator(String name) {
        return ConditionJson.operator(name).orElseThrow(() -> new IllegalArgumentException("is not a known operator"));
    }

    private @Nullable Object scalar(JsonNode value, String pointer) {
        return switch (value.getNodeType()) {
            case STRING -> {
                if (!StorableText.isStorable(value.stringValue())) {
                    faults.add(pointer, StorableText.FORM);
                }
                yield value.stringValue();
            }
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> {
                var wrong = Numbers.fault(value);
                wrong.ifPresent(detail -> faults.add(pointer, detail));
                yield wrong.isPresent() ? null : ConditionJson.number(value);
            }
            default -> {
                faults.add(pointer, "must be text, a number, true or false");
                yield null;
            }
        };
    }
}
