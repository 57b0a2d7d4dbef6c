package dev.assay.assignment.assign;

import dev.assay.assignment.configuration.ConfiguredCallers;
import dev.assay.assignment.configuration.LiveConfiguration;
import dev.assay.assignment.exposure.Exposure;
import dev.assay.assignment.exposure.ExposureSink;
import dev.assay.assignment.exposure.Exposures;
import dev.assay.assignment.fixture.Node;
import dev.assay.assignment.fixture.Store;
import dev.assay.http.ClientAddress;
import dev.assay.http.RequestIds;
import dev.assay.model.behaviour.UserReferences;
import dev.assay.model.company.Role;
import dev.assay.model.experiment.StickyAssignments;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The endpoint in a server of its own, with a clock that stands still. Acme and Globex have keys. */
final class AssignServer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-24T10:15:00Z");
    static final UserReferences USERS = new UserReferences(new byte[32]);
    static final String KEY = "assay_client_acme";
    static final String CHROME = "Mozilla/5.0 (X11; Linux x86_64) Chrome/126.0.0.0";

    private static final JsonMapper MAPPER = JsonMapper.shared();

    final Store store = new Store();
    final Node node = new Node();
    final BlockingQueue<Exposure> exposures = new LinkedBlockingQueue<>();
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient http = HttpClient.newHttpClient();

    static AssignServer start() throws Exception {
        return startOver(node -> node.configuration);
    }

    static AssignServer startOver(Function<Node, LiveConfiguration> configuration) throws Exception {
        var assign = new AssignServer();
        assign.start(configuration.apply(assign.node), assign.exposures::add);
        return assign;
    }

    static AssignServer startWith(ExposureSink sink) throws Exception {
        var assign = new AssignServer();
        assign.start(assign.node.configuration, sink);
        return assign;
    }

    private void start(LiveConfiguration configuration, ExposureSink sink) throws Exception {
        store.issued(Store.ACME, Role.CLIENT, KEY);
        store.issued(Store.ACME, Role.DEVELOPER, "assay_developer_acme");
        store.issued(Store.ACME, Role.ANALYST, "assay_analyst_acme");
        store.issued(Store.GLOBEX, Role.CLIENT, "assay_client_globex");
        node.apply(store.events());
        var endpoint = new AssignEndpoint(
                        configuration,
                        USERS,
                        userAgent -> {
                            if (userAgent.contains("broken")) {
                                throw new IllegalStateException("as asked by the test");
                            }
                            return userAgent.contains("bot");
                        },
                        new Exposures(sink, ClientAddress.ofConnection(), InstantSource.fixed(NOW)),
                        StickyAssignments.NONE)
                .endpoint(new ConfiguredCallers(node.configuration), this::reached, new RequestIds());
        server.addConnector(connector);
        server.setHandler(endpoint);
        server.start();
    }

    /** Has the node see all that was appended to the store. */
    AssignServer caughtUp() {
        node.apply(store.events());
        return this;
    }

    private CompletableFuture<?> reached(long position) {
        return node.now().position() >= position
                ? CompletableFuture.completedFuture(null)
                : waiting(new CompletableFuture<>(), position);
    }

    // Looks again and again, as far as a test needs it.
    private CompletableFuture<?> waiting(CompletableFuture<Void> future, long position) {
        Thread.startVirtualThread(() -> {
            while (!future.isDone()) {
                if (node.now().position() >= position) {
                    future.complete(null);
                }
                Thread.onSpinWait();
                Thread.yield();
            }
        });
        return future;
    }

    Answer assign(String body) throws IOException, InterruptedException {
        return post(BodyPublishers.ofString(body), "X-API-Key", KEY, "User-Agent", CHROME);
    }

    Answer post(BodyPublisher body, String... headers) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(address()).headers(headers).POST(body).build();
        return new Answer(http.send(request, BodyHandlers.ofString()));
    }

    HttpResponse<String> send(String method) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address())
                .method(method, BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private URI address() {
        return URI.create("http://localhost:" + connector.getLocalPort() + "/api/v1/assign");
    }

    /** What the sink was told since the last look. */
    List<Exposure> told() {
        var told = new ArrayList<Exposure>();
        exposures.drainTo(told);
        return told;
    }

    @Override
    public void close() throws Exception {
        server.stop();
        http.close();
    }

    /** An answer and its JSON. */
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        JsonNode json() {
            return MAPPER.readTree(response.body());
        }

        String text(String pointer) {
            return json().at(pointer).asString();
        }

        JsonNode assignment(int index) {
            return json().at("/assignments/" + index);
        }

        /** One member of every assignment. */
        List<String> each(String member) {
            return json().at("/assignments")
                    .valueStream()
                    .map(assignment -> assignment.get(member).asString())
                    .toList();
        }

        String position() {
            return response.headers().firstValue("Assay-Position").orElse("none");
        }
    }
}
