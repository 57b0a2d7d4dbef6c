package dev.assay.server.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server as its callers know it: an address. While it is away, or asks to be left alone, they wait and try again, for
 * as long as it takes.
 */
final class Platform {
    private static final Logger LOG = LoggerFactory.getLogger(Platform.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int TOO_MANY = 429;
    private static final int FAULT = 500;
    private static final int KEY_BYTES = 16;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final RandomGenerator random;
    private final AtomicBoolean away = new AtomicBoolean();

    /** @param address such as {@code http://localhost:8080} */
    Platform(String address, RandomGenerator random) {
        this.address = address;
        this.random = random;
    }

    String address() {
        return address;
    }

    DemoApi as(String key) {
        return new DemoApi(this, key);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + "/api/v1" + path)).timeout(PATIENCE);
    }

    /** Names a write that may be sent more than once. */
    String idempotencyKey() {
        var bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return "demo-" + HexFormat.of().formatHex(bytes);
    }

    /** The answer, whatever it says. */
    HttpResponse<String> send(HttpRequest request) throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            try {
                var answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() < FAULT && answer.statusCode() != TOO_MANY) {
                    sayBack();
                    return answer;
                }
                sayAway("it answers " + answer.statusCode());
            } catch (IOException unreachable) {
                sayAway(unreachable.toString());
            }
            TimeUnit.MILLISECONDS.sleep(Backoff.millis(attempt));
        }
    }

    private void sayAway(String why) {
        if (away.compareAndSet(false, true)) {
            LOG.warn("The demo's visitors wait for the server: {}", why);
        }
    }

    private void sayBack() {
        if (away.compareAndSet(true, false)) {
            LOG.info("The demo's visitors go on");
        }
    }
}
