package dev.assay.postgres.eventstore;

import java.util.HashMap;
import org.axonframework.messaging.MetaData;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Reads an event's metadata: texts and whole numbers, mostly. Axon's own looks for a map's deserializer at each event. */
final class MetaDataReader extends StdDeserializer<MetaData> {
    MetaDataReader() {
        super(MetaData.class);
    }

    @Override
    public MetaData deserialize(JsonParser json, DeserializationContext context) {
        var entries = new HashMap<String, Object>();
        for (var key = json.nextName(); key != null; key = json.nextName()) {
            entries.put(
                    key,
                    switch (json.nextToken()) {
                        case VALUE_STRING -> json.getString();
                        case VALUE_NUMBER_INT -> json.getLongValue();
                        default -> context.readValue(json, Object.class);
                    });
        }
        return MetaData.from(entries);
    }
}
