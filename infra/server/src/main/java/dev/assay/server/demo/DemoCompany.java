package dev.assay.server.demo;

import dev.assay.model.json.ModelJson;
import dev.assay.server.installation.Installation;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The demo's company and its keys. A key is shown once only, so the demo writes its keys down. What is lost, or refused by
 * the server, is replaced: a lesser key by the admin's, and the admin's by founding another company, since nobody can issue
 * a key for a company without having one.
 */
final class DemoCompany {
    private static final String ID = "demo";
    private static final String KEY = "[\\w-]+";

    private final Platform platform;
    private final Installation installation;
    private final KeyFile file;
    private final PrintStream out;

    DemoCompany(Platform platform, Installation installation, PrintStream out) {
        this.platform = platform;
        this.installation = installation;
        this.file = new KeyFile(installation.folder().resolve("demo.json"));
        this.out = out;
    }

    /** Keys that work. */
    DemoKeys keys() throws InterruptedException {
        var written = file.read();
        var admin = written.getOrDefault("admin", "");
        return isKnown(admin) ? completed(admin, written) : completed(found(), Map.of());
    }

    private DemoKeys completed(String admin, Map<String, String> written) throws InterruptedException {
        var api = platform.as(admin);
        var keys = new DemoKeys(
                admin, key("analyst", written, api), key("auditor", written, api), key("client", written, api));
        file.write(Map.of(
                "admin", keys.admin(), "analyst", keys.analyst(), "auditor", keys.auditor(), "client", keys.client()));
        return keys;
    }

    private String found() throws InterruptedException {
        var operator = platform.as(operatorKey());
        for (int number = 1; ; number++) {
            var id = number == 1 ? ID : ID + "-" + number;
            try {
                var answer = operator.post("/companies", json(Map.of("id", id, "name", "Demo shop")));
                var admin = answer.path("admin_key").asString();
                // Before anything else can fail: nobody else knows it.
                file.write(Map.of("admin", admin));
                if (number > 1) {
                    out.printf(
                            "The admin key of an earlier demo is lost, so the demo begins anew as company %s.%n", id);
                }
                return admin;
            } catch (Refused taken) {
                if (!taken.isConflict()) {
                    throw taken;
                }
            }
        }
    }

    private String operatorKey() {
        try {
            return Files.readString(installation.operatorKeyFile()).strip();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private String key(String role, Map<String, String> written, DemoApi admin) throws InterruptedException {
        var key = written.getOrDefault(role, "");
        return isKnown(key) ? key : issue(role, admin);
    }

    private boolean isKnown(String key) throws InterruptedException {
        return key.matches(KEY) && platform.as(key).isKnown();
    }

    private static String issue(String role, DemoApi admin) throws InterruptedException {
        while (true) {
            try {
                return admin.post("/keys", json(Map.of("name", "demo " + role, "role", role)))
                        .path("key")
                        .asString();
            } catch (Refused lost) {
                // It was issued, but the answer that held it never came; nobody has it, so another one is needed.
                if (!lost.isConflict()) {
                    throw lost;
                }
            }
        }
    }

    private static JsonNode json(Map<String, String> fields) {
        return ModelJson.mapper().valueToTree(fields);
    }
}
