package dev.assay.model.json;

import dev.assay.rules.Condition;
import dev.assay.rules.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.ser.std.StdSerializer;

/** The JSON form of conditions: {@code {dimension, operator, values}}, {@code {all: []}}, {@code {any: []}}, {@code {not: {}}}. */
public final class ConditionJson {
    private static final int MAX_DEPTH = 10;
    private static final int MAX_PARTS = 500;
    private static final Map<String, Operator> OPERATORS =
            Arrays.stream(Operator.values()).collect(Collectors.toMap(Operator::wireName, Function.identity()));

    private ConditionJson() {}

    /** Reads a condition's shape; whether its values fit its operator is the domain's to say. */
    public static @Nullable Condition read(JsonNode node, String pointer, Faults faults) {
        return read(node, pointer, faults, 1);
    }

    private static @Nullable Condition read(JsonNode node, String pointer, Faults faults, int depth) {
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
            fields.allowOnly(Set.of("all"));
            return new Condition.All(parts(fields, "all", faults, depth));
        }
        if (node.has("any")) {
            fields.allowOnly(Set.of("any"));
            return new Condition.Any(parts(fields, "any", faults, depth));
        }
        if (node.has("not")) {
            fields.allowOnly(Set.of("not"));
            var part = read(node.get("not"), pointer + "/not", faults, depth + 1);
            return part == null ? null : new Condition.Not(part);
        }
        return comparison(fields.allowOnly(Set.of("dimension", "operator", "values")), faults);
    }

    private static List<Condition> parts(Fields fields, String name, Faults faults, int depth) {
        return fields.<Condition>list(name, MAX_PARTS, (part, where) -> read(part, where, faults, depth + 1));
    }

    private static @Nullable Condition comparison(Fields fields, Faults faults) {
        var dimension = fields.requiredText("dimension", 200);
        var operator = fields.required("operator", 50, name -> {
            var known = OPERATORS.get(name);
            if (known == null) {
                throw new IllegalArgumentException("is not a known operator");
            }
            return known;
        });
        var values = fields.list("values", MAX_PARTS, (value, where) -> scalar(value, where, faults));
        return operator == null ? null : new Condition.Comparison(dimension, operator, values);
    }

    private static @Nullable Object scalar(JsonNode value, String pointer, Faults faults) {
        return switch (value.getNodeType()) {
            case STRING -> value.stringValue();
            case BOOLEAN -> value.booleanValue();
            case NUMBER ->
                value.isIntegralNumber() && value.canConvertToLong()
                        ? (Object) value.longValue()
                        : (Object) value.doubleValue();
            default -> {
                faults.add(pointer, "must be text, a number, true or false");
                yield null;
            }
        };
    }

    static final class Serializer extends StdSerializer<Condition> {
        Serializer() {
            super(Condition.class);
        }

        @Override
        public void serialize(Condition condition, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            switch (condition) {
                case Condition.All(var parts) -> writeParts("all", parts, out, context);
                case Condition.Any(var parts) -> writeParts("any", parts, out, context);
                case Condition.Not(var part) -> {
                    out.writeName("not");
                    serialize(part, out, context);
                }
                case Condition.Comparison(var dimension, var operator, var values) -> {
                    out.writeStringProperty("dimension", dimension);
                    out.writeStringProperty("operator", operator.wireName());
                    out.writeArrayPropertyStart("values");
                    values.forEach(out::writePOJO);
                    out.writeEndArray();
                }
            }
            out.writeEndObject();
        }

        private void writeParts(String name, List<Condition> parts, JsonGenerator out, SerializationContext context) {
            out.writeArrayPropertyStart(name);
            parts.forEach(part -> serialize(part, out, context));
            out.writeEndArray();
        }
    }

    static final class Deserializer extends StdDeserializer<Condition> {
        Deserializer() {
            super(Condition.class);
        }

        @Override
        public Condition deserialize(JsonParser in, DeserializationContext context) {
            var faults = new Faults();
            var condition = read(context.readTree(in), "", faults);
            if (condition == null || !faults.isEmpty()) {
                throw InvalidFormatException.from(
                        in, "not a condition: " + new ArrayList<>(faults.list()), null, Condition.class);
            }
            return condition;
        }
    }
}
