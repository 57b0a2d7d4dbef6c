package dev.assay.server.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.client.AssayClient;
import dev.assay.client.Context;
import dev.assay.client.Options;
import dev.assay.client.openfeature.AssayProvider;
import dev.assay.server.fixture.Api;
import dev.assay.server.fixture.RunningServer;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java SDK against a server as it is. */
class JavaSdkTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    private final RunningServer.Company company = RunningServer.shared().found();
    private final Api admin = company.admin();
    private final Api app = company.as("client");
    private final Options options = Options.of(RunningServer.shared().address(), app.key());

    @Test
    void it_decides_as_the_server_does() {
        flag("mixed", """
                , "rules": [
                    {"id": "staff", "conditions": [{"dimension": "staff", "operator": "equals", "values": [true]}],
                     "serve": {"variation": "on"}}],
                  "default": {"split": [{"variation": "on", "percent": 30}, {"variation": "off", "percent": 70}]}""");
        admin.put("/flags/mixed/targets/user-7", "{\"variation\": \"on\"}").expect(200);
        try (var client = AssayClient.start(options)) {
            assertThat(client.awaitReady(SOON)).isTrue();
            for (int i = 0; i < 50; i++) {
                var here = client.booleanDetails("mixed", Context.of("user-" + i), false);
                var there = app.post(
                                "/ofrep/v1/evaluate/flags/mixed",
                                "{\"context\": {\"targetingKey\": \"user-" + i + "\"}}")
                        .expect(200);
                assertThat(here.variant()).isEqualTo(there.text("/variant"));
                assertThat(here.reason()).isEqualTo(there.text("/reason"));
            }
            assertThat(client.isOn("mixed", Context.of("user-7"), false)).isTrue();
            assertThat(client.booleanDetails("mixed", Context.of("u", "staff", true), false)
                            .rule())
                    .isEqualTo("staff");
        }
    }

    @Test
    void a_kill_switch_reaches_it_and_what_it_sends_is_counted() {
        admin.post("/experiments", """
                        {"id": "checkout", "name": "Checkout", "variants": [
                          {"id": "off", "allocation": 50, "control": true}, {"id": "on", "allocation": 50}]}""").expect(201);
        admin.post("/experiments/checkout/start").expect(200);
        flag("tested", ", \"default\": {\"experiment\": \"checkout\"}");
        try (var client = AssayClient.start(options)) {
            assertThat(client.awaitReady(SOON)).isTrue();
            for (int i = 0; i < 40; i++) {
                var user = Context.of("user-" + i, "country", "DE");
                assertThat(client.booleanDetails("tested", user, false).experiment())
                        .isEqualTo("checkout");
                client.track(user, "purchase", Map.of("revenue", 9.5));
            }
            assertThat(client.flush(SOON)).isTrue();
            assertThat(client.statistics().sent()).isEqualTo(80);
            assertThat(client.statistics().refused()).isZero();
            await().atMost(SOON).until(() -> sampleSize("checkout") == 40);
            await().atMost(SOON).until(() -> {
                var served = admin.get("/flags/tested/evaluations")
                        .expect(200)
                        .json()
                        .at("/days/0/variations");
                return served.path("on").asInt() + served.path("off").asInt() == 40;
            });

            admin.post("/flags/tested/disable", "{\"reason\": \"payments fail\"}")
                    .expect(200);
            await().atMost(Duration.ofSeconds(1))
                    .until(() -> client.booleanDetails("tested", Context.of("u"), true)
                            .reason()
                            .equals("DISABLED"));
        }
    }

    @Test
    void one_that_starts_with_what_is_served_still_is_ready_at_once(@TempDir Path folder) {
        flag("kept", "");
        var caching = options.withCache(folder.resolve("known.json"));
        for (int start = 0; start < 2; start++) {
            try (var client = AssayClient.start(caching)) {
                assertThat(client.awaitReady(SOON)).isTrue();
                assertThat(client.isOn("kept", Context.of("anna"), false)).isTrue();
            }
        }
    }

    @Test
    void openfeature_is_served_locally() {
        flag("switch", "");
        var api = OpenFeatureAPI.getInstance();
        api.setProviderAndWait("local", new AssayProvider(AssayClient.start(options)));
        var client = api.getClient("local");
        var anna = new ImmutableContext("anna", Map.of("country", new Value("DE")));

        assertThat(client.getBooleanValue("switch", false, anna)).isTrue();
        assertThat(client.getBooleanDetails("switch", false, anna).getReason()).isEqualTo("STATIC");
        assertThat(client.getStringDetails("switch", "none", anna).getErrorCode())
                .isEqualTo(ErrorCode.TYPE_MISMATCH);
        assertThat(client.getBooleanDetails("no-such-flag", true, anna).getErrorCode())
                .isEqualTo(ErrorCode.FLAG_NOT_FOUND);
        assertThat(client.getBooleanDetails("switch", false, new ImmutableContext())
                        .getErrorCode())
                .isEqualTo(ErrorCode.TARGETING_KEY_MISSING);
        api.shutdown();
    }

    private void flag(String id, String fields) {
        admin.post("/flags", "{\"id\": \"%s\", \"name\": \"%s\"%s}".formatted(id, id, fields))
                .expect(201);
        admin.post("/flags/" + id + "/enable").expect(200);
    }

    /** How many users results count by now; -1 before there are any. */
    private long sampleSize(String experiment) {
        var results = company.as("analyst").get("/experiments/" + experiment + "/results");
        return results.status() == 200 ? results.json().at("/sample_size").longValue() : -1;
    }
}
