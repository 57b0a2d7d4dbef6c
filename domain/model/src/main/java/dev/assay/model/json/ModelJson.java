package dev.assay.model.json;

import dev.assay.model.behaviour.UserReference;
import dev.assay.rules.Allocation;
import dev.assay.rules.Condition;
import dev.assay.rules.MarkSet;
import java.util.HexFormat;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** The one way the model's values are written as JSON: in events, in snapshots, over HTTP. */
public final class ModelJson {
    /** Deep enough for any honest document, shallow enough that nobody exhausts the stack. */
    public static final int MAX_NESTING = 64;

    private static final JsonMapper MAPPER = builder().build();

    private ModelJson() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** The same, to be configured further. */
    public static JsonMapper.Builder builder() {
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_NESTING)
                        .build())
                .build();
        return JsonMapper.builder(factory)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .addModule(values());
    }

    private static SimpleModule values() {
        return new SimpleModule("assay-values")
                .addSerializer(new ConditionJson.Serializer())
                .addDeserializer(Condition.class, new ConditionJson.Deserializer())
                .addSerializer(new AllocationJson.Serializer())
                .addDeserializer(Allocation.class, new AllocationJson.Deserializer())
                .addSerializer(new MarkSetSerializer())
                .addDeserializer(MarkSet.class, new MarkSetDeserializer())
                .addSerializer(new UserReferenceSerializer())
                .addDeserializer(UserReference.class, new UserReferenceDeserializer());
    }

    private static final class MarkSetSerializer extends StdSerializer<MarkSet> {
        MarkSetSerializer() {
            super(MarkSet.class);
        }

        @Override
        public void serialize(MarkSet marks, JsonGenerator out, SerializationContext context) {
            out.writeString(marks.toString());
        }
    }

    private static final class MarkSetDeserializer extends StdDeserializer<MarkSet> {
        MarkSetDeserializer() {
            super(MarkSet.class);
        }

        @Override
        public MarkSet deserialize(JsonParser in, DeserializationContext context) {
            return MarkSet.parse(in.getString());
        }
    }

    private static final class UserReferenceSerializer extends StdSerializer<UserReference> {
        UserReferenceSerializer() {
            super(UserReference.class);
        }

        @Override
        public void serialize(UserReference user, JsonGenerator out, SerializationContext context) {
            out.writeString(user.toString());
        }
    }

    private static final class UserReferenceDeserializer extends StdDeserializer<UserReference> {
        UserReferenceDeserializer() {
            super(UserReference.class);
        }

        @Override
        public UserReference deserialize(JsonParser in, DeserializationContext context) {
            return new UserReference(HexFormat.of().parseHex(in.getString()));
        }
    }
}
