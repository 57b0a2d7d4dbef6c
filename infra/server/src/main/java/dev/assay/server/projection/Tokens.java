package dev.assay.server.projection;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;

/** Places in a log as text: the token's type, a space, its serialized form. */
final class Tokens {
    private final Serializer serializer;

    Tokens(Serializer serializer) {
        this.serializer = serializer;
    }

    String text(TrackingToken token) {
        var serialized = serializer.serialize(token, String.class);
        return serialized.getType().getName() + " " + serialized.getData();
    }

    TrackingToken token(String text) {
        var space = text.indexOf(' ');
        return serializer.deserialize(
                new SimpleSerializedObject<>(text.substring(space + 1), String.class, text.substring(0, space), null));
    }

    static long position(TrackingToken token) {
        return token.position().orElse(-1);
    }
}
