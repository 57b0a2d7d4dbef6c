package dev.assay.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Scope;
import dev.assay.model.access.Callers;
import dev.assay.model.access.Callers.KeyHolder;
import dev.assay.model.company.KeyId;
import dev.assay.model.company.Role;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HotEndpointTest {
    private static final Map<String, Role> KEYS =
            Map.of("assay_client_1", Role.CLIENT, "assay_auditor_1", Role.AUDITOR);
    private static final Callers CALLERS = key -> Optional.ofNullable(KEYS.get(key))
            .map(role ->
                    new KeyHolder(Scope.of("acme", "production"), role, new KeyId("k1"), "the key", Optional.empty()));

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void start() throws Exception {
        Positions positions =
                position -> position <= 10 ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
        server.addConnector(connector);
        server.setHandler(new HotEndpoint(
                Route.post("/echo"),
                new Access(CALLERS, Set.of(Role.CLIENT)),
                positions,
                new RequestIds(() -> 7),
                (exchange, body) -> {
                    if (new String(body, UTF_8).equals("fail")) {
                        throw new IllegalStateException("as asked");
                    }
                    exchange.answer(200, body);
                }));
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void an_admitted_body_reaches_the_action() throws Exception {
        var response = post("hello", "Authorization", "Bearer assay_client_1", "X-Request-Id", "mine-1");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("hello");
        assertThat(response.headers().firstValue("X-Request-Id")).hasValue("mine-1");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    }

    @Test
    void the_key_may_come_in_either_header() throws Exception {
        assertThat(post("hello", "X-API-Key", "assay_client_1").statusCode()).isEqualTo(200);
    }

    @Test
    void a_missing_or_unknown_key_is_unauthenticated() throws Exception {
        assertThat(post("hello").statusCode()).isEqualTo(401);
        var unknown = post("hello", "X-API-Key", "assay_client_2");
        assertThat(unknown.statusCode()).isEqualTo(401);
        assertThat(unknown.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(unknown.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(unknown.body())
                .contains("https://assay.dev/problems/unauthenticated")
                .contains("\"request_id\":\"00000000000000070000000000000007\"");
    }

    @Test
    void a_key_of_another_role_is_forbidden() throws Exception {
        assertThat(post("hello", "X-API-Key", "assay_auditor_1").statusCode()).isEqualTo(403);
    }

    @Test
    void who_is_refused_before_the_body_came_is_told_that_the_connection_ends() throws Exception {
        try (var socket = new Socket("127.0.0.1", connector.getLocalPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\n".getBytes(UTF_8));
            var answer = new String(socket.getInputStream().readAllBytes(), UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 401").containsIgnoringCase("Connection: close");
        }
    }

    @Test
    void ten_megabytes_are_too_large_and_the_answer_says_so() throws Exception {
        var response = post("x".repeat(10_000_000), "X-API-Key", "assay_client_1");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("too-large");
    }

    @Test
    void a_body_without_declared_length_obeys_the_same_limit() throws Exception {
        assertThat(stream("x".repeat(HotEndpoint.MAX_BODY)).statusCode()).isEqualTo(200);
        assertThat(stream("x".repeat(HotEndpoint.MAX_BODY + 1)).statusCode()).isEqualTo(413);
    }

    @Test
    void a_position_already_seen_is_served_and_one_never_seen_is_unavailable_after_two_seconds() throws Exception {
        assertThat(post("hello", "X-API-Key", "assay_client_1", "Assay-Position", "10")
                        .statusCode())
                .isEqualTo(200);
        var late = post("hello", "X-API-Key", "assay_client_1", "Assay-Position", "11");
        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(late.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void a_position_that_is_no_number_is_refused() throws Exception {
        assertThat(post("hello", "X-API-Key", "assay_client_1", "Assay-Position", "soon")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_fault_in_the_action_is_an_internal_problem_without_its_details() throws Exception {
        var response = post("fail", "X-API-Key", "assay_client_1");

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).contains("problems/internal").doesNotContain("as asked");
    }

    @Test
    void a_browser_may_ask_first_without_a_key() throws Exception {
        var request = HttpRequest.newBuilder(at("/echo"))
                .method("OPTIONS", BodyPublishers.noBody())
                .build();
        var response = http.send(request, BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValueSatisfying(headers -> assertThat(headers).contains("X-API-Key"));
    }

    @Test
    void other_methods_are_not_allowed_and_other_paths_are_left_to_others() throws Exception {
        var get = http.send(HttpRequest.newBuilder(at("/echo")).build(), BodyHandlers.ofString());
        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(get.headers().firstValue("Allow")).hasValue("POST, OPTIONS");
        assertThat(http.send(HttpRequest.newBuilder(at("/other")).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> stream(String body) throws Exception {
        var bytes = body.getBytes(UTF_8);
        var request = HttpRequest.newBuilder(at("/echo"))
                .header("X-API-Key", "assay_client_1")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(at("/echo")).POST(BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + connector.getLocalPort() + path);
    }
}
