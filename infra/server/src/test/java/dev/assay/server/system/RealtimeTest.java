package dev.assay.server.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.assay.model.json.ModelJson;
import dev.assay.server.fixture.Api;
import dev.assay.server.fixture.RunningServer;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who watches an experiment sees what is tracked, by either transport. */
class RealtimeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RunningServer server = RunningServer.shared();
    private final RunningServer.Company company = server.found();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void start() {
        company.admin().post("/experiments", """
                        {"id": "checkout", "name": "Checkout", "variants": [
                          {"id": "control", "allocation": 50, "control": true},
                          {"id": "treatment", "allocation": 50}]}""").expect(201);
        company.admin().post("/experiments/checkout/start").expect(200);
    }

    @AfterEach
    void hangUp() {
        http.shutdownNow();
    }

    @Test
    void a_stream_of_server_sent_events_brings_windows_and_tells_of_new_results() throws Exception {
        var request = HttpRequest.newBuilder(server.address().resolve("/api/v1/experiments/checkout/realtime"))
                .header("X-API-Key", company.admin().key())
                .header("Accept", "text/event-stream")
                .build();
        var answer = http.send(request, BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
        Queue<String> lines = new ConcurrentLinkedQueue<>();
        var reading = Thread.startVirtualThread(() -> read(answer.body(), lines));

        track("anna");

        await().atMost(PATIENCE)
                .until(() -> lines.containsAll(List.of("event:window", "event:results"))
                        && lines.stream().anyMatch(line -> line.contains("\"exposures\":1")));
        assertThat(reading.isAlive()).isTrue();
    }

    @Test
    void a_web_socket_brings_the_same_to_a_program_that_sends_its_key_in_a_header() {
        var messages = new Messages();

        connect(
                        builder -> builder.header(
                                "Authorization", "Bearer " + company.admin().key()),
                        messages)
                .join();

        track("anna");
        await().atMost(PATIENCE).until(() -> messages.has("window") && messages.has("results"));
        assertThat(messages.first("window").at("/variants/0/exposures").asInt()).isEqualTo(1);
    }

    @Test
    void a_page_offers_its_key_as_a_protocol_that_is_not_answered() {
        var messages = new Messages();
        track("anna");

        var socket = connect(offering(company.admin()), messages).join();

        assertThat(socket.getSubprotocol()).isEqualTo("assay.realtime");
        await().atMost(PATIENCE).until(() -> messages.has("window"));
    }

    @Test
    void nobody_watches_without_a_key_or_what_is_not_theirs() {
        assertThat(refusal(builder -> builder)).isEqualTo(401);
        assertThat(refusal(builder -> builder.header("X-API-Key", "assay_admin_unknown")))
                .isEqualTo(401);
        assertThat(refusal(offering(company.as("client")))).isEqualTo(403);
        assertThat(refusal(offering(server.found().admin()))).isEqualTo(404);
        server.found().admin().get("/experiments/checkout/realtime").expect(404);
    }

    private static void read(Stream<String> stream, Queue<String> lines) {
        try {
            stream.forEach(lines::add);
        } catch (UncheckedIOException hungUp) {
            // the test is over
        }
    }

    private void track(String user) {
        var assigned = company.as("client")
                .post("/assign", "{\"user_id\": \"" + user + "\"}")
                .expect(200);
        assertThat(assigned.text("/assignments/0/in_experiment")).isEqualTo("true");
    }

    private static UnaryOperator<WebSocket.Builder> offering(Api api) {
        return builder -> builder.subprotocols("assay.realtime", "assay.key." + api.key());
    }

    private CompletableFuture<WebSocket> connect(UnaryOperator<WebSocket.Builder> key, Messages messages) {
        var address = URI.create(
                server.address().toString().replace("http:", "ws:") + "/api/v1/experiments/checkout/realtime");
        return key.apply(http.newWebSocketBuilder()).buildAsync(address, messages);
    }

    private int refusal(UnaryOperator<WebSocket.Builder> key) {
        var connecting = connect(key, new Messages());
        assertThatThrownBy(connecting::join).isInstanceOf(CompletionException.class);
        return connecting.exceptionNow() instanceof WebSocketHandshakeException refused
                ? refused.getResponse().statusCode()
                : 0;
    }

    /** What has come, in order. */
    private static final class Messages implements WebSocket.Listener {
        private final Queue<JsonNode> received = new ConcurrentLinkedQueue<>();
        private final StringBuilder parts = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            parts.append(data);
            if (last) {
                received.add(ModelJson.mapper().readTree(parts.toString()));
                parts.setLength(0);
            }
            socket.request(1);
            return CompletableFuture.completedFuture(null);
        }

        boolean has(String type) {
            return received.stream()
                    .anyMatch(message -> message.path("type").asString().equals(type));
        }

        JsonNode first(String type) {
            return received.stream()
                    .filter(message -> message.path("type").asString().equals(type))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
