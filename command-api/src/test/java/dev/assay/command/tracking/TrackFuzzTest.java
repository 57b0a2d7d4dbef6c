package dev.assay.command.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

class TrackFuzzTest {
    // jqwik makes a new instance for every try; one server serves them all.
    private static final AtomicReference<TrackingServer> SERVER = new AtomicReference<>();

    @BeforeContainer
    static void start() throws Exception {
        SERVER.set(TrackingServer.start());
    }

    @AfterContainer
    static void stop() throws Exception {
        server().close();
    }

    @Property(tries = 500)
    void random_bytes_are_never_our_fault(@ForAll byte[] body) throws Exception {
        assertThat(post("/api/v1/track", body)).isEqualTo(400);
        assertThat(post("/api/v1/track/batch", body)).isEqualTo(400);
    }

    @Property(tries = 500)
    void random_json_is_never_our_fault(@ForAll("json") String json) throws Exception {
        assertThat(post("/api/v1/track", json.getBytes(UTF_8))).isIn(202, 400);
        var batch = "{\"events\":[" + json + "," + json + "]}";
        assertThat(post("/api/v1/track/batch", batch.getBytes(UTF_8))).isIn(202, 400);
    }

    @Property(tries = 500)
    void a_good_body_with_one_byte_changed_is_never_our_fault(@ForAll int at, @ForAll byte changed) throws Exception {
        var body = """
                {"user_id":"ä","event_type":"exposure","event_name":"n","experiment_id":"checkout","variant_id":"control",\
                "timestamp":"2026-11-24T10:00:00Z","properties":{"a":1.5,"b":true,"c":"\\u00e4"}}""".getBytes(UTF_8);
        body[Math.floorMod(at, body.length)] = changed;

        assertThat(post("/api/v1/track", body)).isIn(202, 400);
    }

    @Provide
    Arbitrary<String> json() {
        return json(4);
    }

    private static Arbitrary<String> json(int depth) {
        var scalar = Arbitraries.oneOf(
                Arbitraries.of(
                        "null",
                        "true",
                        "0",
                        "-0",
                        "1e999",
                        "-1e-999",
                        "99999999999999999999",
                        "0.1",
                        "\"\"",
                        "[]",
                        "{}",
                        "\"exposure\"",
                        "\"custom\"",
                        "\"checkout\"",
                        "\"2026-11-24T10:00:00Z\"",
                        "\"\\u0000\"",
                        "\"\\udc00\"",
                        "\"-999999999-01-01T00:00:00Z\"",
                        "\"+1000000000-12-31T23:59:59.999999999Z\""),
                Arbitraries.longs().map(String::valueOf),
                Arbitraries.doubles().map(String::valueOf),
                Arbitraries.strings().alpha().map(text -> "\"" + text + "\""));
        var name = Arbitraries.of(
                "user_id",
                "event_type",
                "event_name",
                "experiment_id",
                "variant_id",
                "event_id",
                "session_id",
                "timestamp",
                "properties",
                "events",
                "else",
                "");
        if (depth == 0) {
            return scalar;
        }
        var deeper = json(depth - 1);
        var list = deeper.list().ofMaxSize(3).map(items -> "[" + String.join(",", items) + "]");
        var field = Combinators.combine(name, deeper).as((key, value) -> "\"" + key + "\":" + value);
        var object = field.list().ofMaxSize(8).map(fields -> "{" + String.join(",", fields) + "}");
        return Arbitraries.frequencyOf(Tuple.of(2, scalar), Tuple.of(1, list), Tuple.of(5, object));
    }

    private static TrackingServer server() {
        return requireNonNull(SERVER.get());
    }

    private static int post(String path, byte[] body) throws Exception {
        return server().post(path, BodyPublishers.ofByteArray(body), "assay_client_acme")
                .status();
    }
}
