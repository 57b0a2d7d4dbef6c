package dev.assay.server.description;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.core.util.Yaml31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The part of the contract that is written down beside the code, and how it joins what is found in the code. */
final class Contract {
    private static final String FILE = "/openapi/contract.yaml";
    private static final String PROBLEM = "#/components/responses/Problem";

    private final OpenAPI written = read();

    private static OpenAPI read() {
        try (var file = Objects.requireNonNull(Contract.class.getResourceAsStream(FILE), FILE)) {
            return Yaml31.mapper().readValue(file, OpenAPI.class);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    void joinTo(OpenAPI found) {
        found.info(written.getInfo()).tags(written.getTags()).security(written.getSecurity());
        var components = found.getComponents() == null ? new Components() : found.getComponents();
        found.components(components);
        written.getComponents().getSecuritySchemes().forEach(components::addSecuritySchemes);
        written.getComponents().getParameters().forEach(components::addParameters);
        written.getComponents().getHeaders().forEach(components::addHeaders);
        written.getComponents().getResponses().forEach(components::addResponses);
        written.getComponents().getSchemas().forEach((name, schema) -> add(components, name, schema));
        joinPaths(found.getPaths());
        dropUnused(found);
    }

    private static void add(Components components, String name, Schema<?> schema) {
        if (components.getSchemas() != null && components.getSchemas().containsKey(name)) {
            throw new IllegalStateException(FILE + " and the code both call something " + name);
        }
        components.addSchemas(name, schema);
    }

    /** What only the code's own idea of a body had named. */
    private static void dropUnused(OpenAPI document) {
        var text = Json31.pretty(document);
        document.getComponents().getSchemas().keySet().removeIf(name -> !text.contains("/schemas/" + name + "\""));
    }

    private void joinPaths(Paths found) {
        written.getPaths().forEach((path, item) -> {
            var present = found.get(path);
            if (present == null) {
                found.addPathItem(path, item);
            } else {
                item.readOperationsMap().forEach((method, operation) -> {
                    var known = present.readOperationsMap().get(method);
                    if (known == null) {
                        present.operation(method, operation);
                    } else {
                        join(operation, known);
                    }
                });
            }
        });
        found.values().forEach(item -> item.readOperations().forEach(Contract::addProblem));
    }

    private static void join(Operation written, Operation found) {
        found.operationId(written.getOperationId())
                .summary(written.getSummary())
                .description(written.getDescription())
                .tags(written.getTags());
        if (written.getRequestBody() != null) {
            found.requestBody(written.getRequestBody());
        }
        if (written.getResponses() != null) {
            found.responses(written.getResponses());
        }
    }

    private static void addProblem(Operation operation) {
        var responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        operation.responses(responses.addApiResponse("default", new ApiResponse().$ref(PROBLEM)));
    }
}
