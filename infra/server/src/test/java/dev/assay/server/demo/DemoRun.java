package dev.assay.server.demo;

import static org.awaitility.Awaitility.await;

import dev.assay.server.fixture.Answer;
import dev.assay.server.fixture.Api;
import dev.assay.server.fixture.RunningServer;
import dev.assay.server.installation.Installation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The demo on a server of the test's, with few visitors, and what there is to see of it. */
final class DemoRun {
    static final int RUSH = 240;
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningServer server;
    private final Platform platform;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    DemoRun(RunningServer server) {
        this.server = server;
        this.platform = new Platform(server.address().toString(), server.bean(RandomGenerator.class));
    }

    /** On a server that has not seen the demo, or has forgotten it. */
    static DemoRun first(RunningServer server) throws IOException {
        var run = new DemoRun(server);
        Files.deleteIfExists(run.keyFile());
        return run;
    }

    Demonstration demonstration() {
        return new Demonstration(platform, server.bean(Installation.class), InstantSource.system(), RUSH, out());
    }

    DemoKeys keys() throws InterruptedException {
        return new DemoCompany(platform, server.bean(Installation.class), out()).keys();
    }

    /** All of it but the visitors who come for ever. */
    DemoKeys play() throws InterruptedException {
        var demonstration = demonstration();
        var keys = demonstration.prepare();
        demonstration.rush(keys);
        demonstration.show(keys);
        return keys;
    }

    Platform platform() {
        return platform;
    }

    String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    Path keyFile() {
        return server.bean(Installation.class).folder().resolve("demo.json");
    }

    Api as(String key) {
        return server.as(key);
    }

    /** Revokes the demo's key of a role, of which it has one. */
    void revoke(String role, DemoKeys keys) {
        await().atMost(PATIENCE).until(() -> keyOf(role, keys).isPresent());
        as(keys.admin()).delete("/keys/" + keyOf(role, keys).orElseThrow()).expect(200);
    }

    private Optional<String> keyOf(String role, DemoKeys keys) {
        return get(keys, "/keys")
                .json()
                .path("items")
                .valueStream()
                .filter(key -> key.path("role").asString().equals(role))
                .map(key -> key.path("id").asString())
                .findFirst();
    }

    Map<String, String> statuses(DemoKeys keys) {
        var statuses = new TreeMap<String, String>();
        for (var experiment : get(keys, "/experiments").json().path("items")) {
            statuses.put(
                    experiment.path("id").asString(), experiment.path("status").asString());
        }
        return statuses;
    }

    Answer results(DemoKeys keys, String experiment) {
        return get(keys, "/experiments/" + experiment + "/results");
    }

    long visitors(DemoKeys keys) {
        return results(keys, DemoExperiments.SAME).json().path("sample_size").asLong();
    }

    /** The checksum of a view, once it has taken in all that was sent before. */
    String checksum(DemoKeys keys, String view) {
        as(keys.client())
                .post("/track", "{\"user_id\": \"u\", \"event_type\": \"custom\", \"event_name\": \"end of the test\"}")
                .expect(202);
        await().atMost(PATIENCE)
                .until(() ->
                        get(keys, "/projections/" + view).json().path("lag").asLong() == 0);
        return get(keys, "/projections/" + view + "/checksum").text("/checksum");
    }

    private PrintStream out() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    private Answer get(DemoKeys keys, String path) {
        return as(keys.admin()).get(path).expect(200);
    }
}
