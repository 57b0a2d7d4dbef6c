package dev.assay.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.assay.rules.UserMarks;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssayClientTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final Context ANNA = Context.of("anna", "country", "DE");
    private static final String ON = flag(true, "");

    private final Server server = Server.start();

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void without_a_server_everybody_gets_the_default_at_once() {
        try (var client = AssayClient.start(Options.of(URI.create("http://localhost:1"), "key"))) {
            assertThat(client.isOn("new-checkout", ANNA, true)).isTrue();
            assertThat(client.booleanDetails("new-checkout", ANNA, true).error())
                    .isEqualTo("PROVIDER_NOT_READY");
            assertThat(client.assign("checkout", ANNA).variantId()).isNull();
            client.track(ANNA, "purchase", Map.of("revenue", 9.5));
            assertThat(client.awaitReady(Duration.ofMillis(100))).isFalse();
        }
    }

    @Test
    void a_pushed_change_is_in_force_without_asking() {
        server.frames.add("event: configuration\nid: 1\ndata: " + configuration("1", ON) + "\n\n");
        try (var client = AssayClient.start(options())) {
            assertThat(client.awaitReady(SOON)).isTrue();
            assertThat(client.isOn("new-checkout", ANNA, false)).isTrue();

            server.frames.add(
                    "event: change\nid: 2\ndata: {\"from\":\"1\",\"revision\":\"2\",\"flags\":{\"new-checkout\":"
                            + flag(false, "") + ",\"gone\":null}}\n\n");

            await().atMost(SOON).until(() -> !client.isOn("new-checkout", ANNA, false));
            assertThat(client.revision()).isEqualTo("2");
        }
    }

    @Test
    void a_change_that_does_not_follow_makes_it_ask_for_the_whole() {
        server.frames.add("event: configuration\nid: 1\ndata: " + configuration("1", ON) + "\n\n");
        server.configuration = configuration("9", flag(false, ""));
        try (var client = AssayClient.start(options())) {
            assertThat(client.awaitReady(SOON)).isTrue();

            server.frames.add("event: change\nid: 9\ndata: {\"from\":\"8\",\"revision\":\"9\"}\n\n");

            await().atMost(SOON).until(() -> client.revision().equals("9"));
            assertThat(client.isOn("new-checkout", ANNA, true)).isFalse();
        }
    }

    @Test
    void malformed_frames_and_garbage_leave_what_is_known_in_force() {
        server.frames.add("event: configuration\nid: 1\ndata: " + configuration("1", ON) + "\n\n");
        server.configuration = "<html>Bad gateway</html>";
        try (var client = AssayClient.start(options())) {
            assertThat(client.awaitReady(SOON)).isTrue();

            server.frames.add("event: change\ndata: {\"from\": \n\n");
            server.frames.add("\u0000\u0001nonsense\n\n:\n\nevent: later\ndata: 1\n\n");
            server.frames.add("event: configuration\nid: 2\ndata: " + configuration("2", flag(false, "")) + "\n\n");

            await().atMost(SOON).until(() -> client.revision().equals("2"));
            server.configuration = "[1, 2]";
            server.frames.add("event: configuration\ndata: {}\n\n");
            server.frames.add("event: configuration\nid: 3\ndata: " + configuration("3", ON) + "\n\n");
            await().atMost(SOON).until(() -> client.revision().equals("3"));
            assertThat(client.isOn("new-checkout", ANNA, false)).isTrue();
        }
    }

    @Test
    void what_an_old_sdk_does_not_understand_serves_the_default_and_spoils_nothing_else() {
        var unknown = flag(
                true,
                ", \"rules\": [{\"id\": \"r\", \"conditions\": [{\"dimension\": \"a\","
                        + " \"operator\": \"smells_like\", \"values\": []}], \"serve\": {\"variation\": \"on\"}}]");
        server.configuration = "{\"format\":1,\"revision\":\"1\",\"mark_salt\":\"s\",\"flags\":{\"new\":" + unknown
                + ",\"new-checkout\":" + ON + "},\"experiments\":{}}";
        try (var client = AssayClient.start(options().polling(OFTEN))) {
            assertThat(client.awaitReady(SOON)).isTrue();

            assertThat(client.booleanDetails("new", ANNA, true).error()).isEqualTo("FLAG_NOT_FOUND");
            assertThat(client.isOn("new-checkout", ANNA, false)).isTrue();
        }
    }

    @Test
    void a_stream_that_has_fallen_silent_is_opened_anew() {
        server.frames.add("event: configuration\nid: 1\ndata: " + configuration("1", ON) + "\n\n");
        try (var client = AssayClient.start(options().withSilence(Duration.ofMillis(400)))) {
            assertThat(client.awaitReady(SOON)).isTrue();
            await().pollInterval(Duration.ofMillis(100))
                    .during(Duration.ofMillis(800))
                    .atMost(SOON)
                    .until(() -> {
                        server.frames.add(":\n\n");
                        return server.streams.get() == 1;
                    });

            await().atMost(SOON).until(() -> server.streams.get() > 1);
            assertThat(client.isOn("new-checkout", ANNA, false)).isTrue();
        }
    }

    @Test
    void where_nothing_is_pushed_it_asks() {
        server.configuration = configuration("1", ON);
        try (var client = AssayClient.start(options().polling(OFTEN))) {
            assertThat(client.awaitReady(SOON)).isTrue();
            server.configuration = configuration("2", flag(false, ""));
            await().atMost(SOON).until(() -> client.revision().equals("2"));
        }
    }

    @Test
    void the_last_known_configuration_is_there_after_a_restart_without_a_server() throws IOException {
        var cache = folder.resolve("known.json");
        server.configuration = configuration("7", ON);
        try (var client = AssayClient.start(options().polling(OFTEN).withCache(cache))) {
            assertThat(client.awaitReady(SOON)).isTrue();
            await().atMost(SOON).until(() -> Files.exists(cache));
        }
        server.close();

        try (var client = AssayClient.start(options().withCache(cache))) {
            assertThat(client.revision()).isEqualTo("7");
            assertThat(client.isOn("new-checkout", ANNA, false)).isTrue();
        }
        Files.writeString(cache, "{\"format\": 1, \"fla");
        var bootstrap = folder.resolve("bootstrap.json");
        Files.writeString(bootstrap, configuration("3", ON));
        try (var client = AssayClient.start(options().withCache(cache).withBootstrap(bootstrap))) {
            assertThat(client.revision()).isEqualTo("3");
        }
    }

    @Test
    void what_is_kept_and_still_served_is_ready_once_the_server_says_so() throws IOException {
        var cache = folder.resolve("known.json");
        Files.writeString(cache, configuration("7", ON));
        server.frames.add("event: unchanged\nid: 7\ndata: {}\n\n");
        try (var client = AssayClient.start(options().withCache(cache))) {
            assertThat(client.awaitReady(SOON)).isTrue();
            assertThat(client.revision()).isEqualTo("7");
        }
        server.status = 304;
        try (var client = AssayClient.start(options().polling(OFTEN).withCache(cache))) {
            assertThat(client.awaitReady(SOON)).isTrue();
        }
    }

    @Test
    void single_users_are_found_by_their_marks() {
        var mark = HexFormat.of().toHexDigits(new UserMarks("s").of("anna"));
        server.configuration = configuration("1", flag(true, ", \"targets\": {\"" + mark + "\": \"off\"}"));
        try (var client = AssayClient.start(options().polling(OFTEN))) {
            assertThat(client.awaitReady(SOON)).isTrue();

            assertThat(client.isOn("new-checkout", ANNA, true)).isFalse();
            assertThat(client.isOn("new-checkout", Context.of("berta"), false)).isTrue();
        }
    }

    @Test
    void a_flag_of_another_type_serves_the_default() {
        server.configuration = configuration("1", ON);
        try (var client = AssayClient.start(options().polling(OFTEN))) {
            assertThat(client.awaitReady(SOON)).isTrue();

            assertThat(client.textDetails("new-checkout", ANNA, "none").error()).isEqualTo("TYPE_MISMATCH");
            assertThat(client.text("new-checkout", ANNA, "none")).isEqualTo("none");
            assertThat(client.number("new-checkout", ANNA, 4.5)).isEqualTo(4.5);
            assertThat(client.json("new-checkout", ANNA, Map.of())).isEqualTo(Map.of());
        }
    }

    @Test
    void an_experiment_assigns_and_exposes_a_user_once() {
        var heard = new CopyOnWriteArrayList<String>();
        server.configuration = configuration("1", flag(true, ", \"default\": {\"experiment\": \"checkout\"}"));
        var options = options()
                .polling(OFTEN)
                .withBatches(50, Duration.ofMillis(20), 100)
                .withListener((user, experiment, variant) -> heard.add(user.userId() + experiment + variant))
                .withListener((_, _, _) -> {
                    throw new IllegalStateException("as asked by the test");
                });
        try (var client = AssayClient.start(options)) {
            assertThat(client.awaitReady(SOON)).isTrue();

            var assignment = client.assign("checkout", ANNA);
            assertThat(assignment.variantId()).isEqualTo("on");
            assertThat(assignment.reason()).isEqualTo("SPLIT");
            assertThat(assignment.config()).isEqualTo(Map.of("pages", 1L));
            assertThat(client.booleanDetails("new-checkout", ANNA, false).experiment())
                    .isEqualTo("checkout");
            client.assign("checkout", ANNA);
            assertThat(client.assign("checkout", Context.of("berta")).reason()).isEqualTo("TARGETING");

            assertThat(client.flush(SOON)).isTrue();
            assertThat(client.statistics().sent()).isEqualTo(1);
            assertThat(heard).containsExactly("annacheckouton");
            assertThat(server.batches.getFirst())
                    .contains("\"event_type\":\"exposure\"", "\"variant_id\":\"on\"", "\"country\":\"DE\"");
        }
    }

    @Test
    void events_wait_for_a_server_that_is_away_and_are_sent_once_it_is_back() {
        var address = server.address();
        server.close();
        var options = Options.of(address, "key").withBatches(2, Duration.ofMillis(20), 100);
        try (var client = AssayClient.start(options)) {
            for (int i = 0; i < 5; i++) {
                client.track(ANNA, "purchase", Map.of("revenue", i));
            }
            assertThat(client.flush(Duration.ofMillis(200))).isFalse();
            assertThat(client.statistics().waiting()).isEqualTo(5);
            try (var back = Server.startAt(address)) {
                await().atMost(SOON).until(() -> client.statistics().waiting() == 0);
                assertThat(client.statistics().sent()).isEqualTo(5);
                assertThat(back.batches).hasSizeBetween(3, 5);
            }
        }
    }

    @Test
    void memory_is_bounded_and_what_is_dropped_is_counted() {
        try (var client = AssayClient.start(
                Options.of(URI.create("http://localhost:1"), "key").withBatches(1, Duration.ofMillis(20), 10))) {
            for (int i = 0; i < 50; i++) {
                client.track(ANNA, "purchase", Map.of());
            }
            assertThat(client.statistics().dropped()).isBetween(38L, 40L);
            assertThat(client.statistics().waiting()).isBetween(10L, 12L);
        }
    }

    @Test
    void a_server_that_asks_for_patience_is_asked_again_and_faulty_events_are_not() {
        server.trackStatus = 503;
        server.trackHeaders = Map.of("Retry-After", "1");
        try (var client = AssayClient.start(options().withBatches(10, Duration.ofMillis(20), 100))) {
            client.track(ANNA, "purchase", Map.of());
            await().atMost(SOON).until(() -> !server.batches.isEmpty());
            server.trackStatus = 202;
            await().atMost(SOON).until(() -> client.statistics().sent() == 1);
            server.trackStatus = 400;
            client.track(ANNA, "", Map.of());
            await().atMost(SOON).until(() -> client.statistics().refused() == 1);
            assertThat(client.statistics().waiting()).isZero();
        }
    }

    @Test
    void events_of_a_machine_whose_clock_is_an_hour_off_bear_the_servers_time() {
        server.configuration = configuration("1", ON);
        var wrong = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        try (var client =
                AssayClient.start(options().polling(OFTEN).withBatches(10, Duration.ofMillis(20), 100), wrong)) {
            assertThat(client.awaitReady(SOON)).isTrue();
            client.track(ANNA, "purchase", Map.of());
            assertThat(client.flush(SOON)).isTrue();

            var sent = Instant.parse(server.batches.getFirst().replaceFirst(".*\"timestamp\":\"([^\"]+)\".*", "$1"));
            assertThat(Duration.between(sent, Clock.systemUTC().instant()).abs())
                    .isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void a_flag_that_is_deleted_meanwhile_serves_the_default() throws InterruptedException {
        server.configuration = configuration("1", ON);
        try (var client = AssayClient.start(options().polling(Duration.ofMillis(5)))) {
            assertThat(client.awaitReady(SOON)).isTrue();
            var faults = new CopyOnWriteArrayList<Throwable>();
            var asking = Thread.ofPlatform().start(() -> {
                try {
                    while (!client.revision().equals("2")) {
                        assertThat(client.isOn("new-checkout", ANNA, true)).isTrue();
                    }
                } catch (Throwable fault) {
                    faults.add(fault);
                }
            });
            server.configuration =
                    "{\"format\":1,\"revision\":\"2\",\"mark_salt\":\"s\",\"flags\":{},\"experiments\":{}}";
            asking.join(SOON);
            assertThat(faults).isEmpty();
            assertThat(client.booleanDetails("new-checkout", ANNA, true).error())
                    .isEqualTo("FLAG_NOT_FOUND");
        }
    }

    @Test
    void a_batch_has_1_to_100_events() {
        assertThatThrownBy(() -> options().withBatches(101, OFTEN, 10)).isInstanceOf(IllegalArgumentException.class);
    }

    private Options options() {
        return Options.of(server.address(), "key");
    }

    private static String configuration(String revision, String flag) {
        return "{\"format\":1,\"revision\":\"" + revision + "\",\"mark_salt\":\"s\",\"flags\":{\"new-checkout\":" + flag
                + "},\"experiments\":{\"checkout\":{\"salt\":\"x\",\"coverage\":10000,\"control\":\"off\",\"variants\":["
                + "{\"variant_id\":\"off\",\"variant_name\":\"Off\",\"config\":{}},"
                + "{\"variant_id\":\"on\",\"variant_name\":\"On\",\"config\":{\"pages\":1}}],\"allocation\":["
                + "{\"variant\":\"off\",\"ranges\":[]},{\"variant\":\"on\",\"ranges\":[[0,9999]]}],\"targeting\":["
                + "{\"dimension\":\"country\",\"operator\":\"equals\",\"values\":[\"DE\"]}],\"exclusions\":[]}}}";
    }

    /** Later members replace earlier ones. */
    private static String flag(boolean on, String members) {
        return "{\"on\":" + on + ",\"type\":\"boolean\",\"salt\":\"f\",\"variations\":[{\"id\":\"on\",\"value\":true},"
                + "{\"id\":\"off\",\"value\":false}],\"off\":\"off\",\"prerequisites\":[],\"targets\":{},\"rules\":[],"
                + "\"default\":{\"variation\":\"on\"}" + members + "}";
    }
}
