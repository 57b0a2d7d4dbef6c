package dev.assay.server.demo;

import dev.assay.model.json.ModelJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** The public API, as an application or a person would call it. Waits and tries again while the server asks for that. */
final class DemoApi {
    private static final int UNAVAILABLE = 503;
    private static final int ATTEMPTS = 30;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String address;
    private final String key;
    private final String userAgent;

    DemoApi(String address, String key) {
        this(address, key, "assay-demo");
    }

    private DemoApi(String address, String key, String userAgent) {
        this.address = address;
        this.key = key;
        this.userAgent = userAgent;
    }

    /** The same for a visitor with this browser. */
    DemoApi from(String browser) {
        return new DemoApi(address, key, browser);
    }

    JsonNode get(String path) throws InterruptedException {
        return expect(path, send(request(path).GET().build()));
    }

    JsonNode post(String path, JsonNode body) throws InterruptedException {
        return expect(
                path,
                send(request(path)
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build()));
    }

    boolean exists(String path) throws InterruptedException {
        return send(request(path).GET().build()).statusCode() == 200;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("User-Agent", userAgent);
    }

    private static HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                var answer = HTTP.send(request, BodyHandlers.ofString());
                if (answer.statusCode() != UNAVAILABLE || attempt == ATTEMPTS) {
                    return answer;
                }
            } catch (IOException away) {
                if (attempt == ATTEMPTS) {
                    throw new IllegalStateException("the server does not answer: " + away.getMessage(), away);
                }
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static JsonNode expect(String path, HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return ModelJson.mapper().readTree(answer.body());
    }
}
