package dev.assay.server.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.postgres.embedded.EmbeddedDatabase;
import dev.assay.server.fixture.Answer;
import dev.assay.server.fixture.Api;
import dev.assay.server.fixture.RunningServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is away: applications notice nothing but that events must be sent again, and it heals by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageTest {
    private static final int USERS = 20;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration BEFORE_LONG = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private EmbeddedDatabase database;
    private RunningServer server;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path folder) {
        this.folder = folder;
        database = EmbeddedDatabase.start(folder);
        server = RunningServer.on(database.address());
    }

    @AfterAll
    void stop() {
        server.close();
        database.close();
    }

    @Test
    void the_database_stops_and_comes_back() {
        var company = company();
        var client = company.as("client");
        shown(client, "before");

        var port =
                URI.create(database.address().url().substring("jdbc:".length())).getPort();
        database.close();
        shown(client, "meanwhile");
        refusedSoon(client, "/track", event("u"));
        refusedSoon(client, "/track/batch", "{\"events\": [" + event("u") + "]}");
        for (var read : List.of("/experiments", "/experiments/checkout/results", "/audit", "/health/ready")) {
            within(BEFORE_LONG, () -> unavailable(company.admin().get(read)));
        }
        within(BEFORE_LONG, () -> unavailable(company.admin().post("/experiments/checkout/pause")));
        company.admin().get("/health").expect(200);
        database = EmbeddedDatabase.start(folder, port);

        worksAgain(client);
        shown(client, "after");
        await().atMost(PATIENCE).ignoreExceptions().until(() -> exposed(company.admin()) == 3 * USERS);
        company.admin().post("/experiments/checkout/pause").expect(200);
    }

    @Test
    void the_database_freezes_and_thaws() throws Exception {
        var company = company();
        var client = company.as("client");
        shown(client, "before");

        signal("STOP");
        try {
            shown(client, "meanwhile");
            refusedSoon(client, "/track", event("u"));
            refusedSoon(client, "/track", event("u"));
        } finally {
            signal("CONT");
        }

        worksAgain(client);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> exposed(company.admin()) == 2 * USERS);
    }

    private RunningServer.Company company() {
        var company = server.found();
        company.admin().post("/experiments", """
                        {"id": "checkout", "name": "Checkout", "variants": [
                          {"id": "control", "allocation": 50, "control": true},
                          {"id": "treatment", "allocation": 50}]}""").expect(201);
        company.admin().post("/experiments/checkout/start").expect(200);
        return company;
    }

    /** Some users ask for their variant, and see it. */
    private static void shown(Api client, String when) {
        for (int user = 0; user < USERS; user++) {
            var question = "{\"user_id\": \"%s-%d\"}".formatted(when, user);
            var answer = within(SOON, () -> client.post("/assign", question).expect(200));
            assertThat(answer.text("/assignments/0/variant_id")).isIn("control", "treatment");
        }
    }

    private static void refusedSoon(Api client, String path, String body) {
        within(SOON, () -> unavailable(client.post(path, body)));
    }

    private static Answer unavailable(Answer answer) {
        answer.expect(503);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("/type")).endsWith("/unavailable");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        return answer;
    }

    private static Answer within(Duration limit, Supplier<Answer> request) {
        var began = System.nanoTime();
        var answer = request.get();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(limit);
        return answer;
    }

    private static void worksAgain(Api client) {
        await().atMost(PATIENCE)
                .until(() -> client.post("/track", event("after")).status() == 202);
    }

    private static long exposed(Api admin) {
        return admin.get("/experiments/checkout/results")
                .expect(200)
                .json()
                .path("sample_size")
                .asLong();
    }

    private static String event(String user) {
        return "{\"user_id\": \"%s\", \"event_type\": \"custom\", \"event_name\": \"view\"}".formatted(user);
    }

    private void signal(String name) throws IOException, InterruptedException {
        var postmaster = database.process().orElseThrow();
        for (var process :
                Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList()) {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
    }
}
