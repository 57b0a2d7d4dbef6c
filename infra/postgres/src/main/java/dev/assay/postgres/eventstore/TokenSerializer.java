package dev.assay.postgres.eventstore;

import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * Writes tracking tokens. A replay token names the classes of the tokens inside it, which Jackson 3 reads only of types
 * it was told to trust: Axon's own and Java's.
 */
public final class TokenSerializer {
    private TokenSerializer() {}

    public static Serializer create() {
        var trusted = BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .allowIfSubType("java.")
                .build();
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper -> mapper.polymorphicTypeValidator(trusted))
                .build();
    }
}
