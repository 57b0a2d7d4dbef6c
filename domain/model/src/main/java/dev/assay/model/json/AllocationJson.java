package dev.assay.model.json;

import dev.assay.rules.Allocation;
import dev.assay.rules.BucketRange;
import java.util.ArrayList;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/** The JSON form of an allocation: {@code [{"variant_id": "control", "ranges": [[0, 4999]]}]}. */
final class AllocationJson {
    private AllocationJson() {}

    static final class Serializer extends StdSerializer<Allocation> {
        Serializer() {
            super(Allocation.class);
        }

        @Override
        public void serialize(Allocation allocation, JsonGenerator out, SerializationContext context) {
            out.writeStartArray();
            for (var share : allocation.shares()) {
                out.writeStartObject();
                out.writeStringProperty("variant_id", share.variant());
                out.writeArrayPropertyStart("ranges");
                for (var range : share.ranges()) {
                    out.writeArray(new int[] {range.from(), range.to()}, 0, 2);
                }
                out.writeEndArray();
                out.writeEndObject();
            }
            out.writeEndArray();
        }
    }

    static final class Deserializer extends StdDeserializer<Allocation> {
        Deserializer() {
            super(Allocation.class);
        }

        @Override
        public Allocation deserialize(JsonParser in, DeserializationContext context) {
            var shares = new ArrayList<Allocation.Share>();
            for (var share : context.readTree(in)) {
                var ranges = new ArrayList<BucketRange>();
                for (var range : share.get("ranges")) {
                    ranges.add(new BucketRange(
                            range.get(0).intValue(), range.get(1).intValue()));
                }
                shares.add(new Allocation.Share(share.get("variant_id").stringValue(), ranges));
            }
            return new Allocation(shares);
        }
    }
}
