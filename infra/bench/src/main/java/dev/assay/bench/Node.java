package dev.assay.bench;

import dev.assay.postgres.PostgresAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A database with a company "bench" in it, to start servers on.
 *
 * @param key of its first admin
 */
record Node(Path data, PostgresAddress database, String key) {
    static Node found(PostgresAddress database) throws Exception {
        var data = Files.createTempDirectory("assay-bench");
        try (var server = Server.start(data, "--postgres-url", Server.withAccount(database))) {
            return new Node(data, database, server.company("bench"));
        }
    }

    Server start() throws Exception {
        return Server.start(data, "--postgres-url", Server.withAccount(database));
    }

    /** With a further option for its JVM. */
    Server startWith(String option) throws Exception {
        return Server.startWith(List.of(option), data, "--postgres-url", Server.withAccount(database));
    }

    /** Lets the views in the database catch up once. */
    void settle() throws Exception {
        try (var server = start()) {
            settle(server);
        }
    }

    void settle(Server server) throws Exception {
        while (lags(server)) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private boolean lags(Server server) throws Exception {
        return server.get(key, "/projections")
                .path("items")
                .valueStream()
                .anyMatch(projection -> projection.path("lag").asLong() > 0);
    }
}
