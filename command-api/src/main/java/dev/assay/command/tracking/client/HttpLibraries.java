package dev.assay.command.tracking.client;

import java.util.List;
import java.util.Locale;

/**
 * Names with which HTTP libraries announce themselves. An application's own server sends with one on behalf of its users:
 * it says nothing about the user's device, and it does not make the user a robot.
 */
final class HttpLibraries {
    private static final List<String> NAMES = List.of(
            "aiohttp",
            "apache-httpclient",
            "assay-",
            "axios",
            "cfnetwork",
            "curl",
            "dart",
            "deno",
            "faraday",
            "go-http-client",
            "got",
            "guzzlehttp",
            "java",
            "jetty",
            "ktor-client",
            "libcurl",
            "node",
            "okhttp",
            "postmanruntime",
            "python",
            "reactornetty",
            "reqwest",
            "rest-client",
            "ruby",
            "undici",
            "vert.x-webclient",
            "wget");

    private HttpLibraries() {}

    static boolean wrote(String userAgent) {
        var text = userAgent.toLowerCase(Locale.ROOT);
        return NAMES.stream().anyMatch(text::startsWith);
    }
}
