package dev.assay.server.demo;

import dev.assay.model.json.ModelJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** The demo company's keys. They are shown once, so a restart needs them written down. */
record DemoKeys(String admin, String analyst, String auditor, String client) {
    private static final String COMPANY = "demo";

    /** Those in the file, or fresh ones of a company founded now. */
    static DemoKeys of(String address, Path operatorKey, Path file) throws InterruptedException {
        try {
            if (Files.exists(file)) {
                return ModelJson.mapper().readValue(Files.readString(file), DemoKeys.class);
            }
            var operator = new DemoApi(address, Files.readString(operatorKey).strip());
            var admin = operator.post(
                            "/companies", ModelJson.mapper().valueToTree(Map.of("id", COMPANY, "name", "Demo shop")))
                    .path("admin_key")
                    .asString();
            var api = new DemoApi(address, admin);
            var keys = new DemoKeys(admin, issue(api, "analyst"), issue(api, "auditor"), issue(api, "client"));
            write(file, keys);
            return keys;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static String issue(DemoApi admin, String role) throws InterruptedException {
        return admin.post("/keys", ModelJson.mapper().valueToTree(Map.of("name", "demo " + role, "role", role)))
                .path("key")
                .asString();
    }

    private static void write(Path file, DemoKeys keys) throws IOException {
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, ModelJson.mapper().writeValueAsString(keys));
    }
}
