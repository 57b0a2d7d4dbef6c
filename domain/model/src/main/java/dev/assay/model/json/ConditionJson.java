package dev.assay.model.json;

import dev.assay.rules.Condition;
import dev.assay.rules.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.ser.std.StdSerializer;

/** The JSON form of conditions: {@code {dimension, operator, values}}, {@code {all: []}}, {@code {any: []}}, {@code {not: {}}}. */
final class ConditionJson {
    private static final Map<String, Operator> OPERATORS =
            Arrays.stream(Operator.values()).collect(Collectors.toMap(Operator::wireName, Function.identity()));

    private ConditionJson() {}

    static Optional<Operator> operator(String wireName) {
        return Optional.ofNullable(OPERATORS.get(wireName));
    }

    /** Whole numbers as {@code Long} as far as they fit, all others as {@code Double}. */
    static Object number(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong()
                ? (Object) value.longValue()
                : (Object) value.decimalValue().doubleValue();
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

    /** Reads what was written, without today's limits: whatever was accepted once must stay readable. */
    static final class Deserializer extends StdDeserializer<Condition> {
        Deserializer() {
            super(Condition.class);
        }

        @Override
        public Condition deserialize(JsonParser in, DeserializationContext context) {
            return condition(context.readTree(in), in);
        }

        private static Condition condition(JsonNode node, JsonParser in) {
            if (node.has("all")) {
                return new Condition.All(parts(node.get("all"), in));
            }
            if (node.has("any")) {
                return new Condition.Any(parts(node.get("any"), in));
            }
            if (node.has("not")) {
                return new Condition.Not(condition(node.get("not"), in));
            }
            var operator = operator(node.path("operator").asString(""));
            if (operator.isEmpty() || !node.path("dimension").isString()) {
                throw InvalidFormatException.from(in, "is not a condition", null, Condition.class);
            }
            return new Condition.Comparison(
                    node.get("dimension").stringValue(), operator.get(), values(node.path("values"), in));
        }

        private static List<Condition> parts(JsonNode nodes, JsonParser in) {
            var parts = new ArrayList<Condition>();
            nodes.forEach(node -> parts.add(condition(node, in)));
            return parts;
        }

        private static List<Object> values(JsonNode nodes, JsonParser in) {
            var values = new ArrayList<Object>();
            for (var node : nodes) {
                values.add(
                        switch (node.getNodeType()) {
                            case STRING -> node.stringValue();
                            case BOOLEAN -> node.booleanValue();
                            case NUMBER -> number(node);
                            default ->
                                throw InvalidFormatException.from(in, "is no condition's value", null, Object.class);
                        });
            }
            return values;
        }
    }
}
