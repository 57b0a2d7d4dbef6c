package dev.assay.server.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.postgres.PostgresAddress;
import dev.assay.postgres.embedded.EmbeddedDatabase;
import dev.assay.postgres.embedded.FreePort;
import dev.assay.server.fixture.Answer;
import dev.assay.server.fixture.Api;
import dev.assay.server.fixture.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that starts while its database is away answers what it knew, and goes on when the database is back. */
class StandbyTest {
    private static final int USERS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private int port;
    private URI address;
    private EmbeddedDatabase database;
    private Process server;
    private Api client;

    @BeforeEach
    void aNodeThatKnewSomething() throws Exception {
        port = FreePort.choose();
        address = URI.create("http://localhost:" + port);
        database = EmbeddedDatabase.start(folder.resolve("database"));
        server = start();
        awaitReady();
        var operator = api(Files.readString(data().resolve("operator-key")).strip());
        var admin = api(operator.post("/companies", "{\"id\": \"acme\", \"name\": \"Acme\"}")
                .expect(201)
                .text("/admin_key"));
        client = api(admin.post("/keys", "{\"name\": \"shop\", \"role\": \"client\"}")
                .expect(201)
                .text("/key"));
        admin.post("/experiments", """
                        {"id": "checkout", "name": "Checkout", "variants": [
                          {"id": "control", "allocation": 50, "control": true},
                          {"id": "treatment", "allocation": 50}]}""").expect(201);
        admin.post("/experiments/checkout/start").expect(200);
        admin.post("/flags", "{\"id\": \"dark\", \"name\": \"Dark\", \"default\": {\"variation\": \"on\"}}")
                .expect(201);
        admin.post("/flags/dark/enable").expect(200);
    }

    @AfterEach
    void stop() throws Exception {
        server.destroy();
        assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        database.close();
    }

    @Test
    void it_answers_as_before_says_how_old_that_is_and_goes_on_by_itself() throws Exception {
        var before = variants();
        server.destroy();
        assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        int databasePort =
                URI.create(database.address().url().substring("jdbc:".length())).getPort();
        database.close();

        server = start();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> client.get("/health").status() == 200);
        assertThat(client.get("/health").text("/status")).isEqualTo("standby");
        assertThat(variants()).isEqualTo(before);
        assertThat(client.post("/ofrep/v1/evaluate/flags/dark", "{\"context\": {\"targetingKey\": \"u\"}}")
                        .expect(200)
                        .json()
                        .path("value")
                        .asBoolean())
                .isTrue();
        api("assay_client_unknown").post("/assign", "{\"user_id\": \"u\"}").expect(401);
        for (var other : List.of("/health/ready", "/experiments", "/")) {
            var answer = client.get(other).expect(503);
            assertThat(answer.header("Retry-After")).isEqualTo("1");
        }
        client.post("/track", "{\"user_id\": \"u\", \"event_type\": \"custom\", \"event_name\": \"e\"}")
                .expect(503);
        await().atMost(PATIENCE)
                .until(() -> !assign("u").header("Assay-Configuration-Age").isEmpty());
        assertThat(Integer.parseInt(assign("u").header("Assay-Configuration-Age")))
                .isBetween(5, 60);

        database = EmbeddedDatabase.start(folder.resolve("database"), databasePort);
        awaitReady();
        assertThat(variants()).isEqualTo(before);
        assertThat(client.get("/health").text("/status")).isEqualTo("ok");
        assertThat(client.get("/health").json().at("/configuration/age_seconds").asInt())
                .isLessThan(5);
    }

    @Test
    void it_ends_when_it_is_told_to_and_says_no_when_it_knows_nothing() throws Exception {
        server.destroy();
        assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        database.close();

        server = start();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> client.get("/health").status() == 200);
        server.destroy();
        assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();

        var saved = data().resolve("configuration.jsonl");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(saved)))
                .isEqualTo("rw-------");
        Files.writeString(saved, Files.readString(saved).substring(0, 200));
        server = start();
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isEqualTo(1);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Process start() throws IOException {
        return ServerProcess.program(
                        "start",
                        "--data",
                        data().toString(),
                        "--port",
                        Integer.toString(port),
                        "--postgres-url",
                        url(database.address()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
    }

    private static String url(PostgresAddress database) {
        return database.url()
                .replace("jdbc:postgresql://", "postgresql://" + database.user() + ":" + database.password() + "@");
    }

    private void awaitReady() {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> api("").get("/health/ready").status() == 200);
    }

    private Api api(String key) {
        return new Api(address, key, List.of());
    }

    private Answer assign(String user) {
        return client.post("/assign", "{\"user_id\": \"%s\", \"expose\": false}".formatted(user));
    }

    private Map<String, String> variants() {
        var variants = new HashMap<String, String>();
        for (int user = 0; user < USERS; user++) {
            variants.put("user-" + user, assign("user-" + user).expect(200).text("/assignments/0/variant_id"));
        }
        return variants;
    }
}
