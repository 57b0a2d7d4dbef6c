package dev.assay.server.description;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.assay.command.sending.Writing;
import dev.assay.model.access.Caller;
import dev.assay.model.access.Operator;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** Describes the endpoints as callers see them. */
@Configuration(proxyBeanMethods = false)
class DescriptionConfiguration {
    DescriptionConfiguration() {
        SpringDocUtils.getConfig()
                // made by the server from the request, and no parameters of it
                .addRequestWrapperToIgnore(Caller.class, Operator.class, Writing.class)
                .replaceWithClass(OptionalDouble.class, Double.class)
                .replaceWithClass(OptionalLong.class, Long.class)
                .replaceWithSchema(JsonNode.class, new JsonSchema());
    }

    /** Names fields as the answers do. */
    @Bean
    ModelResolver modelResolver() {
        var mapper = Json31.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        return new ModelResolver(mapper).openapi31(true);
    }

    @Bean
    OperationNotes operationNotes() {
        return new OperationNotes();
    }

    /** Read when somebody asks for the document: few do, and a start should not wait for it. */
    @Bean
    OpenApiCustomizer contract() {
        return found -> new Contract().joinTo(found);
    }
}
