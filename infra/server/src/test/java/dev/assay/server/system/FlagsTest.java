package dev.assay.server.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.assay.server.fixture.Answer;
import dev.assay.server.fixture.Api;
import dev.assay.server.fixture.RunningServer;
import dev.openfeature.contrib.providers.ofrep.OfrepProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProviderOptions;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A flag's whole life as an admin leads it, and what OpenFeature's own clients see of it. */
class FlagsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final RunningServer server = RunningServer.shared();
    private final RunningServer.Company company = server.found();
    private final Api admin = company.admin();
    private final Api app = company.as("client");

    @AfterEach
    void end() {
        OpenFeatureAPI.getInstance().shutdown();
    }

    @Test
    void from_the_first_definition_to_the_archive() {
        define("new-checkout", "").expect(201);
        assertThat(evaluate("new-checkout", "user-1").text("/reason")).isEqualTo("DISABLED");

        admin.post("/flags/new-checkout/enable", "{\"reason\": \"ready\"}").expect(200);
        var on = evaluate("new-checkout", "user-1");
        assertThat(on.json().at("/value").booleanValue()).isTrue();
        assertThat(on.text("/variant")).isEqualTo("on");
        assertThat(on.text("/reason")).isEqualTo("STATIC");

        admin.put("/flags/new-checkout/targets/user-1", "{\"variation\": \"off\"}")
                .expect(200);
        assertThat(evaluate("new-checkout", "user-1").text("/metadata/decided_by"))
                .isEqualTo("TARGET");
        assertThat(evaluate("new-checkout", "user-2").text("/variant")).isEqualTo("on");
        admin.delete("/flags/new-checkout/targets/user-1").expect(200);
        assertThat(evaluate("new-checkout", "user-1").text("/variant")).isEqualTo("on");

        admin.post("/flags/new-checkout/disable", "{\"reason\": \"payments fail\"}")
                .expect(200);
        assertThat(evaluate("new-checkout", "user-1").text("/metadata/decided_by"))
                .isEqualTo("OFF");
        var archived = admin.delete("/flags/new-checkout").expect(200);
        app.post("/ofrep/v1/evaluate/flags/new-checkout", context("user-1")).expect(404);

        var history = admin.with("Assay-Position", archived.header("Assay-Position"))
                .get("/flags/new-checkout/history")
                .expect(200);
        assertThat(history.json().at("/items")).hasSize(6);
        assertThat(history.text("/items/1/summary")).startsWith("Switched off by ");
        assertThat(history.text("/items/1/reason")).isEqualTo("payments fail");
    }

    @Test
    void what_is_evaluated_is_seen_and_what_is_not_may_go() {
        define("used", "").expect(201);
        define("forgotten", "").expect(201);
        admin.post("/flags/used/enable").expect(200);
        for (int user = 0; user < 3; user++) {
            evaluate("used", "user-" + user);
        }
        app.post("/sdk/evaluations", "{\"flags\": {\"used\": {\"on\": 4, \"none\": 9}, \"none\": {\"on\": 1}}}")
                .expect(202);

        await().atMost(SOON)
                .until(() -> admin.get("/flags/used/evaluations")
                                .expect(200)
                                .json()
                                .at("/days/0/variations/on")
                                .asInt()
                        == 7);
        assertThat(admin.get("/flags/forgotten/evaluations").expect(200).json().at("/days"))
                .isEmpty();
        admin.get("/flags/none/evaluations").expect(404);

        var stale = admin.get("/stale-flags?period=1s").expect(200).json().at("/items");
        assertThat(stale.valueStream().map(flag -> flag.path("id").asString())).contains("forgotten");
        assertThat(admin.get("/stale-flags").expect(200).json().at("/items")).isEmpty();
        assertThat(admin.get("/stale-flags?period=400d").expect(400).text("/errors/0/pointer"))
                .isEqualTo("/period");
        for (var body : new String[] {
            "{}",
            "[]",
            "{\"flags\": []}",
            "{\"flags\": {\"used\": 1}}",
            "{\"flags\": {\"used\": {\"on\": -1}}}",
            "{\"flags\": {\"used\": {\"on\": 1.5}}}",
            "{\"flags\": {\"used\": {\"on\": 99999999999999999999}}}"
        }) {
            app.post("/sdk/evaluations", body).expect(400);
        }
    }

    @Test
    void a_rule_a_split_and_an_experiment_decide_in_their_order() {
        admin.post("/experiments", """
                        {"id": "checkout", "name": "Checkout", "variants": [
                          {"id": "off", "allocation": 0, "control": true}, {"id": "on", "allocation": 100}],
                         "targeting_rules": [{"dimension": "country", "operator": "equals", "values": ["DE"]}]}""").expect(201);
        admin.post("/experiments/checkout/start").expect(200);
        define("mixed", """
                , "rules": [
                    {"id": "staff", "conditions": [{"dimension": "staff", "operator": "equals", "values": [true]}],
                     "serve": {"variation": "on"}},
                    {"id": "test", "serve": {"experiment": "checkout"}}],
                  "default": {"split": [{"variation": "on", "percent": 0}, {"variation": "off", "percent": 100}]}""").expect(201);
        admin.post("/flags/mixed/enable").expect(200);

        var staff = app.post(
                        "/ofrep/v1/evaluate/flags/mixed", "{\"context\": {\"targetingKey\": \"u\", \"staff\": true}}")
                .expect(200);
        assertThat(staff.text("/reason")).isEqualTo("TARGETING_MATCH");
        assertThat(staff.text("/metadata/rule")).isEqualTo("staff");
        var german = app.post(
                        "/ofrep/v1/evaluate/flags/mixed",
                        "{\"context\": {\"targetingKey\": \"u\", \"country\": \"DE\"}}")
                .expect(200);
        assertThat(german.text("/metadata/decided_by")).isEqualTo("EXPERIMENT");
        assertThat(german.text("/metadata/experiment_id")).isEqualTo("checkout");
        assertThat(german.text("/variant")).isEqualTo("on");
        assertThat(evaluate("mixed", "u").text("/variant")).isEqualTo("off");

        // Evaluating it was an exposure.
        await().atMost(SOON).until(() -> sampleSize("checkout") == 1);
    }

    @Test
    void a_planned_change_comes_by_itself_and_a_cycle_never() {
        define("base", "").expect(201);
        define("top", ", \"prerequisites\": [{\"flag\": \"base\", \"variations\": [\"on\"]}]")
                .expect(201);
        var cycle = admin.put("/flags/base", """
                        {"name": "Base", "prerequisites": [{"flag": "top", "variations": ["on"]}]}""").expect(400);
        assertThat(cycle.text("/errors/0/pointer")).isEqualTo("/prerequisites/0/flag");

        admin.post("/flags/top/enable").expect(200);
        assertThat(evaluate("top", "u").text("/metadata/decided_by")).isEqualTo("PREREQUISITE");
        admin.post(
                        "/flags/base/schedule",
                        "{\"at\": \"%s\", \"enabled\": true}"
                                .formatted(Instant.now().plusSeconds(1)))
                .expect(200);

        await().atMost(SOON).until(() -> evaluate("top", "u").text("/variant").equals("on"));
        await().atMost(SOON)
                .until(() -> admin.get("/flags/base")
                        .expect(200)
                        .json()
                        .at("/scheduled_changes")
                        .isEmpty());
    }

    @Test
    void a_bulk_answer_is_told_unchanged_by_its_tag() {
        define("one", "").expect(201);
        define("two", "").expect(201);
        var all = app.post("/ofrep/v1/evaluate/flags", context("u")).expect(200);
        assertThat(all.json().at("/flags")).hasSize(2);
        assertThat(all.text("/eventStreams/0/endpoint/requestUri")).startsWith("/api/v1/ofrep/v1/stream?key=");

        var tagged = app.with("If-None-Match", all.header("ETag"));
        tagged.post("/ofrep/v1/evaluate/flags", context("u")).expect(304);
        admin.post("/flags/two/enable").expect(200);
        tagged.post("/ofrep/v1/evaluate/flags", context("u")).expect(200);
    }

    @Test
    void whoever_follows_the_stream_a_bulk_answer_names_hears_when_to_ask_again() throws Exception {
        define("one", "").expect(201);
        var all = app.post("/ofrep/v1/evaluate/flags", context("u")).expect(200);
        var address = server.address().resolve(all.text("/eventStreams/0/endpoint/requestUri"));
        var heard = new LinkedBlockingQueue<String>();
        try (var http = HttpClient.newHttpClient();
                var lines = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofLines())
                        .body()) {
            var following = Thread.startVirtualThread(() -> lines.forEach(heard::add));
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(":");

            admin.post("/flags/one/enable").expect(200);

            await().atMost(SOON).until(() -> heard.stream().anyMatch(line -> line.startsWith("data: ")));
            assertThat(heard).contains("event: message").anyMatch(line -> line.contains("refetchEvaluation"));
            following.interrupt();
            http.shutdownNow();
        }
    }

    @Test
    void an_admins_key_opens_nothing_in_an_address() {
        var address = server.address() + "/api/v1/sdk/stream?key=";
        assertThat(statusOf(address + admin.key())).isEqualTo(401);
        assertThat(statusOf(address + app.key())).isEqualTo(200);
    }

    private static int statusOf(String address) {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofInputStream());
            answer.body().close();
            http.shutdownNow();
            return answer.statusCode();
        } catch (IOException | InterruptedException fault) {
            throw new AssertionError(fault);
        }
    }

    @Test
    void what_cannot_be_evaluated_is_said_in_openfeatures_words() {
        define("one", "").expect(201);
        assertThat(fault("one", "{\"context\": {}}", 400)).isEqualTo("TARGETING_KEY_MISSING");
        assertThat(fault("one", "{}", 400)).isEqualTo("TARGETING_KEY_MISSING");
        assertThat(fault("one", "{\"context\": []}", 400)).isEqualTo("INVALID_CONTEXT");
        assertThat(fault("one", "{\"context\": {\"targetingKey\": 7}}", 400)).isEqualTo("INVALID_CONTEXT");
        assertThat(fault("one", "{\"context\": ", 400)).isEqualTo("PARSE_ERROR");
        assertThat(fault("one", "", 400)).isEqualTo("PARSE_ERROR");
        assertThat(fault("none", context("u"), 404)).isEqualTo("FLAG_NOT_FOUND");
        assertThat(app.post("/ofrep/v1/evaluate/flags", "[]").expect(400).text("/errorCode"))
                .isEqualTo("PARSE_ERROR");
    }

    @Test
    void openfeatures_java_client_evaluates_every_type() {
        define("switch", "").expect(201);
        admin.post("/flags/switch/enable").expect(200);
        typed("colour", "string", "\"blue\"", "\"red\"");
        typed("limit", "number", "2.5", "7");
        typed("layout", "json", "{\"columns\": [1, 2]}", "{}");
        var client = openFeature();
        var anna = new ImmutableContext("anna", Map.of("country", new Value("DE")));

        assertThat(client.getBooleanValue("switch", false, anna)).isTrue();
        assertThat(client.getStringValue("colour", "none", anna)).isEqualTo("blue");
        assertThat(client.getDoubleValue("limit", 0.0, anna)).isEqualTo(2.5);
        assertThat(client.getObjectValue("layout", new Value(), anna)
                        .asStructure()
                        .getValue("columns")
                        .asList())
                .hasSize(2);
        var details = client.getStringDetails("colour", "none", anna);
        assertThat(details.getVariant()).isEqualTo("a");
        assertThat(details.getReason()).isEqualTo("STATIC");
        assertThat(client.getBooleanDetails("no-such-flag", true, anna).getErrorCode())
                .isEqualTo(ErrorCode.FLAG_NOT_FOUND);
        assertThat(client.getBooleanValue("no-such-flag", true, anna)).isTrue();
        assertThat(client.getBooleanDetails("colour", true, anna).getErrorCode())
                .isEqualTo(ErrorCode.TYPE_MISMATCH);
    }

    private Client openFeature() {
        var options = OfrepProviderOptions.builder()
                .baseUrl(server.address().resolve("/").toString().replaceFirst("/$", ""))
                .headers(ImmutableMap.of("Authorization", ImmutableList.of("Bearer " + app.key())))
                .build();
        var api = OpenFeatureAPI.getInstance();
        api.setProviderAndWait(OfrepProvider.constructProvider(options));
        return api.getClient();
    }

    private void typed(String id, String type, String a, String b) {
        define(id, """
                , "type": "%s", "off_variation": "b", "default": {"variation": "a"},
                  "variations": [{"id": "a", "value": %s}, {"id": "b", "value": %s}]""".formatted(type, a, b)).expect(201);
        admin.post("/flags/" + id + "/enable").expect(200);
    }

    private Answer define(String id, String fields) {
        return admin.post("/flags", "{\"id\": \"%s\", \"name\": \"%s\"%s}".formatted(id, id, fields));
    }

    private Answer evaluate(String flag, String user) {
        return app.post("/ofrep/v1/evaluate/flags/" + flag, context(user)).expect(200);
    }

    private String fault(String flag, String body, int status) {
        return app.post("/ofrep/v1/evaluate/flags/" + flag, body).expect(status).text("/errorCode");
    }

    private static String context(String user) {
        return "{\"context\": {\"targetingKey\": \"" + user + "\"}}";
    }

    /** How many users results count by now; -1 before there are any. */
    private long sampleSize(String experiment) {
        var results = company.as("analyst").get("/experiments/" + experiment + "/results");
        return results.status() == 200 ? results.json().at("/sample_size").longValue() : -1;
    }
}
