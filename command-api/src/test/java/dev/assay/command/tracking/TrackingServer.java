package dev.assay.command.tracking;

import dev.assay.command.tracking.ActiveExperiments.TrackableExperiment;
import dev.assay.command.tracking.client.ClientReader;
import dev.assay.command.tracking.client.TestClients;
import dev.assay.http.ClientAddress;
import dev.assay.http.RequestIds;
import dev.assay.model.Scope;
import dev.assay.model.access.Callers;
import dev.assay.model.access.Callers.KeyHolder;
import dev.assay.model.behaviour.UserReferences;
import dev.assay.model.company.KeyId;
import dev.assay.model.company.Role;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.VariantId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tracking endpoints in a server of their own, with a log in memory and a clock that stands still. */
final class TrackingServer implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-24T10:15:00Z");
    static final Scope ACME = Scope.of("acme", "production");
    static final Scope GLOBEX = Scope.of("globex", "production");
    static final UserReferences USERS = new UserReferences(new byte[32]);
    static final String CHROME = "Mozilla/5.0 (X11; Linux x86_64) Chrome/126.0.0.0";

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Map<String, KeyHolder> KEYS = Map.of(
            "assay_client_acme", holder(ACME, Role.CLIENT),
            "assay_client_globex", holder(GLOBEX, Role.CLIENT),
            "assay_analyst_acme", holder(ACME, Role.ANALYST));

    final InMemoryBehaviourLog log = new InMemoryBehaviourLog();
    final Rejections rejections = new Rejections(CLOCK);
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final HttpClient http = HttpClient.newHttpClient();

    static TrackingServer start() throws Exception {
        return start(TestClients.ready());
    }

    static TrackingServer start(ClientReader clients) throws Exception {
        return start(clients, ClientAddress.ofConnection());
    }

    static TrackingServer start(ClientReader clients, ClientAddress addresses) throws Exception {
        var tracking = new TrackingServer();
        var admission = new Admission(new Catalogue(), USERS, new EventIds(CLOCK, () -> 1), CLOCK);
        Callers callers = key -> Optional.ofNullable(KEYS.get(key));
        var endpoints = new TrackEndpoints(tracking.log, admission, tracking.rejections, clients, addresses)
                .endpoints(callers, position -> CompletableFuture.completedFuture(null), new RequestIds());
        tracking.server.addConnector(tracking.connector);
        tracking.server.setHandler(new Handler.Sequence(endpoints.toArray(Handler[]::new)));
        tracking.server.start();
        return tracking;
    }

    Answer track(String body) throws IOException, InterruptedException {
        return post("/api/v1/track", BodyPublishers.ofString(body), "assay_client_acme");
    }

    Answer batch(String body) throws IOException, InterruptedException {
        return post("/api/v1/track/batch", BodyPublishers.ofString(body), "assay_client_acme");
    }

    Answer post(String path, BodyPublisher body, String key) throws IOException, InterruptedException {
        return post(path, body, "X-API-Key", key, "User-Agent", CHROME);
    }

    Answer post(String path, BodyPublisher body, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + connector.getLocalPort() + path))
                .headers(headers)
                .POST(body)
                .build();
        return new Answer(http.send(request, BodyHandlers.ofString()));
    }

    @Override
    public void close() throws Exception {
        server.stop();
        http.close();
    }

    private static KeyHolder holder(Scope scope, Role role) {
        return new KeyHolder(scope, role, new KeyId("k1"), "a key", Optional.empty());
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
    }

    /** Checkout runs, pricing is paused, old is stopped; all belong to acme. Globex has a checkout of other variants. */
    private static final class Catalogue implements ActiveExperiments, ActiveExperiments.Snapshot {
        private final Map<Scope, Map<String, TrackableExperiment>> experiments = Map.of(
                ACME,
                Map.of(
                        "checkout", experiment("checkout", true, "control", "treatment"),
                        "pricing", experiment("pricing", true, "low", "high"),
                        "old", experiment("old", false, "control", "treatment")),
                GLOBEX,
                Map.of("checkout", experiment("checkout", true, "red", "blue")));

        @Override
        public Snapshot current() {
            return this;
        }

        @Override
        public long position() {
            return 42;
        }

        @Override
        public Optional<TrackableExperiment> find(Scope scope, String experimentId) {
            return Optional.ofNullable(experiments.getOrDefault(scope, Map.of()).get(experimentId));
        }

        private static TrackableExperiment experiment(String id, boolean active, String first, String second) {
            return new TrackableExperiment(
                    new ExperimentId(id), active, Map.of(first, new VariantId(first), second, new VariantId(second)));
        }
    }
}
