package dev.assay.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.json.ModelJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stored events are for ever: each type's JSON form is frozen in a file. A change of an event needs a new revision, an
 * upcaster and a new file. {@code -Dassay.golden.write=true} writes the files that are missing, and only those.
 */
class GoldenEventsTest {
    private static final Path FILES = Path.of("src", "test", "resources", "events");
    private static final Map<String, Object> SAMPLES = EventSamples.all();

    static Stream<String> names() {
        return SAMPLES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_event_is_written_as_its_file_has_it(String name) throws IOException {
        var written = ModelJson.mapper().readTree(ModelJson.mapper().writeValueAsString(sample(name)));

        if (Boolean.getBoolean("assay.golden.write") && Files.notExists(file(name))) {
            Files.createDirectories(FILES);
            Files.writeString(
                    file(name),
                    ModelJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(written) + "\n");
        }
        assertThat(written).isEqualTo(ModelJson.mapper().readTree(Files.readString(file(name))));
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_file_is_read_back_as_the_event_it_was(String name) throws IOException {
        var sample = sample(name);

        assertThat((Object) ModelJson.mapper().readValue(Files.readString(file(name)), sample.getClass()))
                .isEqualTo(sample);
    }

    static Stream<String> olderNames() {
        return EventSamples.older().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("olderNames")
    void a_file_of_an_older_revision_is_read_as_what_it_meant(String name) throws IOException {
        var parts = name.split("\\.v|\\.bare", -1);
        var type = EventTypes.classOf(parts[0]).orElseThrow();
        var json = (ObjectNode) ModelJson.mapper().readTree(Files.readString(file(name)));

        Revisions.upcast(parts[0], Integer.parseInt(parts[1]), EventTypes.revisionOf(type), json);

        assertThat((Object) ModelJson.mapper().treeToValue(json, type))
                .isEqualTo(EventSamples.older().get(name));
    }

    @Test
    void every_event_type_has_a_file_and_every_file_an_event_type() throws IOException {
        var wanted = EventTypes.ALL.stream()
                .map(type -> EventTypes.nameOf(type) + ".v" + EventTypes.revisionOf(type))
                .collect(Collectors.toSet());

        try (var files = Files.list(FILES)) {
            var found = files.map(file -> file.getFileName().toString())
                    .map(file -> file.replaceFirst("(\\.bare)?\\.json$", ""))
                    .collect(Collectors.toSet());
            var older = EventSamples.older().keySet().stream()
                    .map(name -> name.replaceFirst("\\.bare$", ""))
                    .collect(Collectors.toSet());
            assertThat(found).containsAll(wanted);
            found.removeAll(wanted);
            assertThat(found).isEqualTo(older);
        }
        assertThat(SAMPLES.keySet().stream()
                        .map(name -> name.replaceFirst("\\.bare$", ""))
                        .collect(Collectors.toSet()))
                .isEqualTo(wanted);
    }

    private static Object sample(String name) {
        var sample = SAMPLES.get(name);
        if (sample == null) {
            throw new AssertionError("there is no sample of " + name);
        }
        return sample;
    }

    private static Path file(String name) {
        return FILES.resolve(name + ".json");
    }
}
