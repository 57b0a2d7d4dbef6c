package dev.assay.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/**
 * What this SDK decides stands in a file that the JavaScript SDK is held to as well. {@code -Dassay.cases.write=true} writes it
 * anew, when what is decided was meant to change.
 */
class SharedCasesTest {
    private static final Path FILE = Path.of("..", "evaluation-cases.json.gz");
    private static final int CONFIGURATIONS = 250;
    private static final int USERS = 10;

    @Test
    void this_sdk_decides_as_the_shared_cases_say() throws IOException {
        var made = make();
        if (Boolean.getBoolean("assay.cases.write")) {
            try (var file = new GZIPOutputStream(Files.newOutputStream(FILE))) {
                file.write(TrackedEvent.json(Map.of("groups", made)).getBytes(UTF_8));
            }
        }
        int cases = 0;
        var reasons = new TreeMap<String, Integer>();
        for (var group : groups()) {
            var configuration = Configuration.read(TrackedEvent.json(object(group, "configuration")));
            for (var entry : list(group, "cases")) {
                var expected = cast(entry);
                var decided = decide(configuration, object(expected, "user"));
                assertThat(TrackedEvent.json(decided)).isEqualTo(TrackedEvent.json(object(expected, "decided")));
                for (var each : decided.values()) {
                    cases++;
                    reasons.merge(String.valueOf(((List<?>) each).get(1)), 1, Integer::sum);
                }
            }
        }
        assertThat(cases).isGreaterThanOrEqualTo(20_000);
        // Every way to decide is among them, often.
        assertThat(reasons.keySet())
                .contains("OFF", "PREREQUISITE", "TARGET", "RULE", "SPLIT", "EXPERIMENT", "DEFAULT")
                .contains("OPTED_OUT", "EXCLUDED", "HOLDOUT", "LAYER", "TARGETING", "COVERAGE");
        assertThat(reasons.values()).allSatisfy(count -> assertThat(count).isGreaterThan(50));
    }

    private static List<Map<String, Object>> make() {
        var maker = new CaseMaker(new Random(20261127));
        var groups = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < CONFIGURATIONS; i++) {
            var source = maker.configuration(i);
            var configuration = Configuration.read(TrackedEvent.json(source));
            var cases = new ArrayList<Map<String, Object>>();
            for (int user = 0; user < USERS; user++) {
                var attributes = maker.user();
                cases.add(Map.of("user", attributes, "decided", decide(configuration, attributes)));
            }
            groups.add(Map.of("configuration", source, "cases", cases));
        }
        return groups;
    }

    private static Map<String, Object> decide(Configuration configuration, Map<String, ?> attributes) {
        var others = new LinkedHashMap<String, Object>(attributes);
        var userId = String.valueOf(others.remove("userId"));
        var asked = new Asked(configuration, Context.of(userId, others));
        var decided = new LinkedHashMap<String, Object>();
        for (int i = 0; i < 8; i++) {
            var flag = configuration.flag("f" + i);
            assertThat(flag).isNotNull();
            if (flag != null) {
                var evaluation = flag.rules().evaluate(userId, asked, asked);
                decided.put(
                        "f" + i,
                        Arrays.asList(
                                flag.rules().variations().get(evaluation.variation()),
                                evaluation.reason().name(),
                                evaluation.rule(),
                                evaluation.experiment()));
            }
        }
        configuration.experiments().forEach((id, experiment) -> {
            var evaluation = asked.in(experiment);
            decided.put(
                    id,
                    List.of(
                            experiment.variants().get(evaluation.variant()).id(),
                            evaluation.reason().name(),
                            evaluation.inExperiment()));
        });
        return new TreeMap<>(decided);
    }

    private static List<Map<String, ?>> groups() throws IOException {
        try (var file = new GZIPInputStream(Files.newInputStream(FILE))) {
            var json = JsonTree.object(new String(file.readAllBytes(), UTF_8));
            return list(json, "groups").stream()
                    .<Map<String, ?>>map(SharedCasesTest::cast)
                    .toList();
        }
    }

    private static List<?> list(Map<String, ?> json, String name) {
        return (List<?>) Objects.requireNonNull(json.get(name));
    }

    private static Map<String, ?> object(Map<String, ?> json, String name) {
        return cast(Objects.requireNonNull(json.get(name)));
    }

    @SuppressWarnings("unchecked") // an object's names are texts
    private static Map<String, ?> cast(Object object) {
        return (Map<String, ?>) object;
    }
}
