package dev.assay.postgres.eventstore;

import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.event.EventTypes;
import dev.assay.model.event.Revisions;
import dev.assay.model.json.ModelJson;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes events as the model's JSON under their readable names, such as {@code experiment.started}, so that Java classes
 * may be renamed. Whole numbers in metadata come back as {@code long}, whatever their size. Serves snapshots too, and the dead
 * letters of both logs.
 */
public final class EventSerializer extends Jackson3Serializer {
    private final JsonMapper mapper;
    private final ConcurrentMap<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    private EventSerializer(Builder builder) {
        super(builder);
        mapper = ModelJson.builder()
                .addModule(new SimpleModule("metadata").addDeserializer(MetaData.class, new MetaDataReader()))
                .addModule(BehaviourJson.module())
                .build();
    }

    public static EventSerializer create() {
        return new EventSerializer(builder());
    }

    @Override
    protected ObjectWriter getWriter() {
        return mapper.writer();
    }

    @Override
    protected ObjectReader getReader(Class<?> type) {
        return readers.computeIfAbsent(type, mapper::readerFor);
    }

    /** An event of an older revision is brought to the present one first, wherever it was stored. */
    @Override
    public <S, T> T deserialize(SerializedObject<S> stored) {
        var type = EventTypes.classOf(stored.getType().getName());
        var revision = stored.getType().getRevision();
        if (type.isEmpty()
                || revision == null
                || revision.equals(Integer.toString(EventTypes.revisionOf(type.get())))) {
            return super.deserialize(stored);
        }
        return upcast(getConverter().convert(stored, String.class).getData(), Integer.parseInt(revision), type.get());
    }

    @SuppressWarnings("unchecked") // the caller says what it expects, as with every serializer of Axon
    private <T> T upcast(String stored, int revision, Class<?> type) {
        var json = (ObjectNode) mapper.readTree(stored);
        Revisions.upcast(EventTypes.nameOf(type), revision, EventTypes.revisionOf(type), json);
        return (T) getReader(type).readValue(json);
    }

    @Override
    public SerializedType typeForClass(Class type) {
        if (type == BehaviourEvent.class) {
            return new SimpleSerializedType(BehaviourJson.NAME, "1");
        }
        return type != null && EventTypes.isEvent(type)
                ? new SimpleSerializedType(EventTypes.nameOf(type), Integer.toString(EventTypes.revisionOf(type)))
                : super.typeForClass(type);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (type.getName().equals(BehaviourJson.NAME)) {
            return BehaviourEvent.class;
        }
        return EventTypes.classOf(type.getName()).orElseGet(() -> (Class) super.classForType(type));
    }
}
