package dev.assay.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.server.fixture.RunningServer;
import dev.assay.server.hot.HotPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document is the contract: it names everything that is served, and changes only when somebody means it to. */
class OpenApiTest {
    private static final Path COMMITTED = Path.of("..", "..", "docs", "reference", "openapi.json");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final RunningServer server = RunningServer.shared();
    private final JsonNode document =
            server.asNobody().get("/openapi.json").expect(200).json();

    @Test
    void it_is_the_committed_one() throws IOException {
        var served = ((ObjectNode) document.deepCopy()).without("servers");
        if (Boolean.getBoolean("assay.openapi.write")) {
            // Through maps, which are written in order of their keys.
            Files.writeString(COMMITTED, MAPPER.writeValueAsString(MAPPER.treeToValue(served, Object.class)) + "\n");
        }

        assertThat(MAPPER.readTree(Files.readString(COMMITTED)))
                .as("the contract has changed; if it was meant to, run this test with -Dassay.openapi.write=true"
                        + " and commit docs/reference/openapi.json")
                .isEqualTo(served);
    }

    @Test
    void it_names_every_endpoint_and_no_other() {
        var served = new TreeSet<String>();
        server.bean(HotPath.class).routes().stream()
                .filter(route -> route.path().startsWith("/api/v1/"))
                .forEach(route -> served.add(route.method().toString().toLowerCase(Locale.ROOT) + " " + route.path()
                        + (route.below() ? "/{key}" : "")));
        server.bean(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapping.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/") && !path.contains("/openapi.json"))
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> served.add(method.name().toLowerCase(Locale.ROOT) + " " + path))));

        var described = new TreeSet<String>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> described.add(method.getKey() + " " + path.getKey())));
        assertThat(described).isEqualTo(served);
    }

    @Test
    void it_is_of_version_3_1_and_says_how_to_be_let_in() {
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.at("/info/title").asString()).isEqualTo("Assay");
        assertThat(document.at("/components/securitySchemes/bearer/scheme").asString())
                .isEqualTo("bearer");
        assertThat(document.at("/components/securitySchemes/api_key/name").asString())
                .isEqualTo("X-API-Key");
    }

    @Test
    void every_operation_has_a_name_of_its_own_and_says_what_it_does_and_how_it_refuses() {
        var names = new HashSet<String>();
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var of = operation.getKey() + " " + path.getKey();
                assertThat(operation.getValue().path("summary").asString(""))
                        .as(of)
                        .isNotBlank();
                assertThat(names.add(operation.getValue().path("operationId").asString("")))
                        .as(of)
                        .isTrue();
                assertThat(operation.getValue().at("/responses/default/$ref").asString(""))
                        .as(of)
                        .isEqualTo("#/components/responses/Problem");
                for (var parameter : operation.getValue().path("parameters")) {
                    assertThat(parameter.path("name").asString("")).as(of).isNotIn("caller", "writing", "operator");
                }
            }
        }
        assertThat(names).doesNotContain("").noneMatch(name -> name.contains("_"));
    }

    @Test
    void everything_it_refers_to_is_there() {
        for (var reference : document.findValuesAsString("$ref")) {
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
    }
}
