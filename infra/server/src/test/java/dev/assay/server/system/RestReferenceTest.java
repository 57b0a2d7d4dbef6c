package dev.assay.server.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.http.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST reference for people names what the OpenAPI document names, and nothing else. */
class RestReferenceTest {
    private static final Path FOLDER = Path.of("..", "..", "docs", "reference");
    private static final Pattern SECTION =
            Pattern.compile("^### `([A-Z]+ /api/v1/[^`]+)`$(.*?)(?=^##|\\z)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ROLES = Pattern.compile("Roles:\\s+([a-z,\\s]+)\\.");
    private static final Pattern PROBLEM = Pattern.compile("^\\| `([a-z-]+)` \\| (\\d{3}) \\|", Pattern.MULTILINE);

    private final String reference = text("rest.md");
    private final Map<String, String> sections = SECTION.matcher(reference)
            .results()
            .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    private final Map<String, JsonNode> operations = operations();

    @Test
    void every_operation_has_a_section_and_every_section_an_operation() {
        assertThat(sections.keySet()).containsExactlyInAnyOrderElementsOf(operations.keySet());
    }

    @TestFactory
    Stream<DynamicTest> a_section_says_who_may_call_what_may_be_asked_and_how() {
        return operations.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(), () -> check(each.getValue(), sections.getOrDefault(each.getKey(), ""))));
    }

    private static void check(JsonNode operation, String section) {
        assertThat(roles(section)).isEqualTo(texts(operation.path("x-roles")));
        assertThat(section).contains("```sh\ncurl ");
        for (var parameter : operation.path("parameters")) {
            if (parameter.path("in").asString("").equals("query")) {
                assertThat(section).contains("`" + parameter.path("name").asString() + "`");
            }
        }
    }

    @Test
    void the_table_of_problems_has_every_type_with_its_status() {
        var told = PROBLEM.matcher(reference)
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();

        assertThat(told)
                .containsExactlyElementsOf(Arrays.stream(ProblemType.values())
                        .map(type -> type.uri().replaceFirst(".*/", "") + " " + type.status())
                        .toList());
    }

    private static List<String> roles(String section) {
        var found = ROLES.matcher(section);
        return found.find() ? List.of(found.group(1).split(",\\s+")) : List.of();
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static Map<String, JsonNode> operations() {
        var operations = new TreeMap<String, JsonNode>();
        new JsonMapper()
                .readTree(text("openapi.json"))
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> operations.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
        return operations;
    }

    private static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
