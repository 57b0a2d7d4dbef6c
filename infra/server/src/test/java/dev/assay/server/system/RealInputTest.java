package dev.assay.server.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.model.json.ModelJson;
import dev.assay.server.fixture.Api;
import dev.assay.server.fixture.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Two published experiments go in through the public API, row by row, and must come out as computed elsewhere. */
class RealInputTest {
    private static final Path FOLDER = Path.of(System.getProperty("assay.data", "../shared/data"));
    private static final double TIGHT = 1e-9;
    /** One that does not stand between quotes. */
    private static final String COMMA = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

    private static final int BATCH = 100;
    private static final int AT_ONCE = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Map<String, String> ARMS = Map.of(
            "gate_30",
            "gate-30",
            "gate_40",
            "gate-40",
            "No E-Mail",
            "none",
            "Mens E-Mail",
            "mens",
            "Womens E-Mail",
            "womens");

    private final RunningServer.Company company = RunningServer.shared().found();
    private final Api admin = company.admin();

    @Test
    void cookie_cats_lost_players_with_the_later_gate_and_split_them_suspiciously() throws Exception {
        var expected = expected("cookie_cats.csv");
        metric("retention-1", "conversion", "retention_1", "");
        metric("retention-7", "conversion", "retention_7", "");
        metric("rounds", "mean", "rounds", "count");
        experiment("cats", "retention-7", List.of("retention-1", "rounds"), Map.of("gate-30", 5_000, "gate-40", 5_000));
        load("cookie_cats.csv", (columns, events) -> {
            var player = columns.get(0);
            exposed(events, "cats", player, columns.get(1));
            tracked(events, player, "rounds").putObject("properties").put("count", Long.parseLong(columns.get(2)));
            if (columns.get(3).equals("TRUE")) {
                tracked(events, player, "retention_1");
            }
            if (columns.get(4).equals("TRUE")) {
                tracked(events, player, "retention_7");
            }
        });

        var results = whenAllAreIn("cats", 90_189, "retention-7", 8_502 + 8_279);

        rates(results, "gate-40", expected.path("retention_7"));
        rates(results("cats", "retention-1"), "gate-40", expected.path("retention_1"));
        means(results("cats", "rounds"), "gate-40", expected.path("sum_gamerounds"));
        near(results.at("/srm/chi_square"), expected.at("/sample_ratio/chi_square"));
        near(results.at("/srm/p_value"), expected.at("/sample_ratio/p_value"));
        assertThat(results.at("/srm/status").asString()).isEqualTo("WARNING");
        assertThat(results.at("/warnings/0/code").asString()).isEqualTo("SRM_WARNING");
    }

    @Test
    void hillstroms_mailings_both_brought_visits_and_money() throws Exception {
        var expected = expected("hillstrom.csv");
        metric("visit", "conversion", "visit", "");
        metric("bought", "conversion", "bought", "");
        metric("spend", "mean", "spend", "dollars");
        experiment(
                "mailing", "visit", List.of("bought", "spend"), Map.of("none", 3_334, "mens", 3_333, "womens", 3_333));
        load("hillstrom.csv", (columns, events) -> {
            var customer = columns.getLast();
            exposed(events, "mailing", customer, columns.get(8));
            if (columns.get(9).equals("1")) {
                tracked(events, customer, "bought");
            }
            if (columns.get(10).equals("1")) {
                tracked(events, customer, "visit");
            }
            var dollars = Double.parseDouble(columns.get(11));
            if (dollars > 0) {
                tracked(events, customer, "spend").putObject("properties").put("dollars", dollars);
            }
        });

        var results = whenAllAreIn("mailing", 64_000, "visit", 2_262 + 3_894 + 3_238);

        for (var arm : List.of("Mens E-Mail", "Womens E-Mail")) {
            var variant = ARMS.getOrDefault(arm, "");
            rates(results, variant, expected.path(arm).path("visit"));
            rates(results("mailing", "bought"), variant, expected.path(arm).path("conversion"));
            means(results("mailing", "spend"), variant, expected.path(arm).path("spend"));
        }
    }

    private static JsonNode expected(String file) throws IOException {
        assumeTrue(
                Files.isReadable(FOLDER.resolve(file)),
                () -> "skipped: " + FOLDER.toAbsolutePath() + " has no " + file + "; name its folder by -Dassay.data");
        return ModelJson.mapper()
                .readTree(Files.readString(FOLDER.resolve("EXPECTED.json")))
                .path(file);
    }

    private void metric(String id, String kind, String event, String value) {
        ObjectNode metric = ModelJson.mapper()
                .createObjectNode()
                .put("id", id)
                .put("name", id)
                .put("kind", kind)
                .put("event_name", event);
        if (!value.isEmpty()) {
            metric.put("value_property", value);
        }
        admin.post("/metrics", metric.toString()).expect(201);
    }

    private void experiment(String id, String target, List<String> secondary, Map<String, Integer> weights) {
        ObjectNode experiment = ModelJson.mapper()
                .createObjectNode()
                .put("id", id)
                .put("name", id)
                .put("target_metric", target);
        secondary.forEach(experiment.putArray("secondary_metrics")::add);
        var variants = experiment.putArray("variants");
        weights.forEach((variant, weight) -> variants.addObject()
                .put("id", variant)
                .put("allocation", weight / 100.0)
                .put("control", variant.equals("gate-30") || variant.equals("none")));
        admin.post("/experiments", experiment.toString()).expect(201);
        admin.post("/experiments/" + id + "/start").expect(200);
    }

    private void load(String file, BiConsumer<List<String>, ArrayNode> events) throws Exception {
        var client = company.as("client");
        var lines = Files.readAllLines(FOLDER.resolve(file));
        var batches = new ArrayList<Callable<Boolean>>();
        var batch = ModelJson.mapper().createArrayNode();
        for (int row = 1; row < lines.size(); row++) {
            var columns = new ArrayList<>(List.of(lines.get(row).split(COMMA, -1)));
            columns.add("row-" + row);
            events.accept(columns, batch);
            if (batch.size() > BATCH - 5 || row == lines.size() - 1) {
                var body = ModelJson.mapper().createObjectNode();
                body.set("events", batch);
                var text = body.toString();
                batches.add(() -> {
                    assertThat(client.post("/track/batch", text)
                                    .expect(202)
                                    .json()
                                    .path("rejected")
                                    .asInt())
                            .isZero();
                    return true;
                });
                batch = ModelJson.mapper().createArrayNode();
            }
        }
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var sent : threads.invokeAll(batches)) {
                sent.get();
            }
        }
    }

    private static void exposed(ArrayNode events, String experiment, String user, String arm) {
        events.addObject()
                .put("user_id", user)
                .put("event_type", "exposure")
                .put("event_name", "assigned")
                .put("event_id", experiment + "-" + user)
                .put("experiment_id", experiment)
                .put("variant_id", ARMS.getOrDefault(arm, arm));
    }

    private static ObjectNode tracked(ArrayNode events, String user, String name) {
        return events.addObject()
                .put("user_id", user)
                .put("event_type", "custom")
                .put("event_name", name)
                .put("event_id", name + "-" + user);
    }

    private JsonNode whenAllAreIn(String experiment, long users, String metric, long conversions) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> {
            var results = results(experiment, metric);
            long converted = 0;
            for (var variant : results.path("variants")) {
                converted += variant.path("conversions").asLong();
            }
            return results.path("sample_size").asLong() == users && converted == conversions;
        });
        return results(experiment, metric);
    }

    private JsonNode results(String experiment, String metric) {
        return admin.get("/analytics/experiment/" + experiment + "?metric=" + metric)
                .expect(200)
                .json();
    }

    private static void rates(JsonNode results, String treatment, JsonNode expected) {
        var variant = variant(results, treatment);
        assertThat(variant.path("exposures").asLong())
                .isEqualTo(expected.at("/treatment/n").asLong());
        assertThat(variant.path("conversions").asLong())
                .isEqualTo(expected.at("/treatment/conversions").asLong());
        near(variant.path("conversion_rate").asDouble() / 100, expected.at("/treatment/rate"));
        near(variant.path("effect"), expected.path("difference"));
        near(variant.path("lift_value"), expected.path("lift"));
        near(variant.path("statistic"), expected.path("z"));
        near(variant.path("p_value"), expected.path("p_value"));
        near(variant.at("/effect_interval_wald/0"), expected.at("/difference_ci_95/0"));
        near(variant.at("/effect_interval_wald/1"), expected.at("/difference_ci_95/1"));
    }

    private static void means(JsonNode results, String treatment, JsonNode expected) {
        var variant = variant(results, treatment);
        near(variant.path("mean"), expected.at("/treatment/mean"));
        near(variant.path("variance"), expected.at("/treatment/variance"));
        near(variant.path("effect"), expected.path("difference"));
        near(variant.path("statistic"), expected.path("t"));
        near(variant.path("p_value"), expected.path("p_value"));
        near(variant.at("/effect_interval/0"), expected.at("/difference_ci_95/0"));
        near(variant.at("/effect_interval/1"), expected.at("/difference_ci_95/1"));
    }

    private static JsonNode variant(JsonNode results, String id) {
        for (var variant : results.path("variants")) {
            if (variant.path("variant_id").asString().equals(id)) {
                return variant;
            }
        }
        throw new AssertionError("no variant " + id + " in " + results);
    }

    private static void near(JsonNode actual, JsonNode expected) {
        assertThat(actual.isNumber())
                .as("%s where %s was expected", actual, expected)
                .isTrue();
        near(actual.asDouble(), expected);
    }

    private static void near(double actual, JsonNode expected) {
        assertThat(actual).isCloseTo(expected.asDouble(), within(TIGHT * Math.abs(expected.asDouble())));
    }
}
