package dev.assay.server.demo;

import dev.assay.model.json.ModelJson;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The public API, as an application or a person would call it with one key. */
final class DemoApi {
    private static final int UNAUTHENTICATED = 401;
    private static final int NOT_FOUND = 404;

    private final Platform platform;
    private final String key;
    private final String userAgent;

    DemoApi(Platform platform, String key) {
        this(platform, key, "assay-demo");
    }

    private DemoApi(Platform platform, String key, String userAgent) {
        this.platform = platform;
        this.key = key;
        this.userAgent = userAgent;
    }

    /** The same for a visitor with this browser. */
    DemoApi from(String browser) {
        return new DemoApi(platform, key, browser);
    }

    JsonNode get(String path) throws InterruptedException {
        return read(path, platform.send(request(path).GET().build()));
    }

    /** Empty where there is no such thing. */
    Optional<JsonNode> find(String path) throws InterruptedException {
        var answer = platform.send(request(path).GET().build());
        return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(read(path, answer));
    }

    JsonNode post(String path, JsonNode body) throws InterruptedException {
        var request = request(path)
                .header("Idempotency-Key", platform.idempotencyKey())
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        return read(path, platform.send(request));
    }

    /** Posts what may have been done before: the view that said it was not may lag behind. */
    void ensure(String path, JsonNode body) throws InterruptedException {
        try {
            post(path, body);
        } catch (Refused refused) {
            if (!refused.isConflict()) {
                throw refused;
            }
        }
    }

    /** Whether the server knows the key. */
    boolean isKnown() throws InterruptedException {
        var answer = platform.send(request("/session").GET().build());
        if (answer.statusCode() == UNAUTHENTICATED) {
            return false;
        }
        read("/session", answer);
        return true;
    }

    private HttpRequest.Builder request(String path) {
        return platform.request(path)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("User-Agent", userAgent);
    }

    private static JsonNode read(String path, HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new Refused(path, answer.statusCode(), answer.body());
        }
        return ModelJson.mapper().readTree(answer.body());
    }
}
