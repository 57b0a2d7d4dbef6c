package dev.assay.model.event;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.json.ModelJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The reference of events says what the events are: no type, no field and no example may differ. */
class EventReferenceTest {
    private static final Path REFERENCE = Path.of("..", "..", "docs", "reference", "events.md");
    private static final Path GOLDEN = Path.of("src", "test", "resources", "events");

    /** A section of an event is headed by its name and revision, and ends at the next heading. */
    private static final Pattern SECTION =
            Pattern.compile("^### `([a-z_]+\\.[a-z_]+)` (v\\d+)$(.*?)(?=^#|\\z)", Pattern.MULTILINE | Pattern.DOTALL);

    private static final Pattern EXAMPLE = Pattern.compile("```json\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("^\\| `([a-z_]+)` \\|", Pattern.MULTILINE);

    private static final Map<String, String> SECTIONS = SECTION.matcher(text(REFERENCE))
            .results()
            .collect(Collectors.toMap(found -> found.group(1) + "." + found.group(2), found -> found.group(3)));

    static Collection<String> types() {
        return EventTypes.ALL.stream()
                .map(type -> EventTypes.nameOf(type) + ".v" + EventTypes.revisionOf(type))
                .toList();
    }

    @Test
    void every_event_type_has_a_section_and_every_section_an_event_type() {
        assertThat(SECTIONS.keySet()).containsExactlyInAnyOrderElementsOf(types());
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_section_names_the_fields_of_its_event_and_no_other(String type) {
        var fields = Stream.of(type + ".json", type + ".bare.json")
                .map(GOLDEN::resolve)
                .filter(Files::exists)
                .flatMap(file -> json(text(file)).propertyNames().stream())
                .collect(toSet());

        assertThat(FIELD.matcher(section(type)).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrderElementsOf(fields);
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_example_of_a_section_is_the_golden_file(String type) {
        var examples = EXAMPLE.matcher(section(type)).results().toList();

        assertThat(examples).hasSize(1);
        assertThat(json(example(examples.getFirst()))).isEqualTo(json(text(GOLDEN.resolve(type + ".json"))));
    }

    private static String example(MatchResult found) {
        return found.group(1);
    }

    private static String section(String type) {
        var section = SECTIONS.get(type);
        assertThat(section).as("the section of " + type).isNotNull();
        return section == null ? "" : section;
    }

    private static JsonNode json(String text) {
        return ModelJson.mapper().readTree(text);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }
}
