package dev.assay.bench;

import dev.assay.postgres.Migrations;
import dev.assay.postgres.embedded.EmbeddedDatabase;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Create and start an experiment through HTTP, 8 clients; beside a bare Axon JDBC store that appends the same two events in
 * two transactions and reads the stream in between, from 8 threads, on the same PostgreSQL.
 */
final class CommandsBenchmark implements Benchmark {
    private static final int CLIENTS = 8;
    private static final double SECONDS = 6;
    /** A command passes through more code than anything else, and compilers take minutes for it. */
    private static final int WARM_UP = 15;

    private static final int ROUNDS = 5;
    private final AtomicLong counter = new AtomicLong();

    @Override
    public String name() {
        return "commands";
    }

    @Override
    public List<Figure> run() throws Exception {
        try (var database = EmbeddedDatabase.start(Files.createTempDirectory("assay-bench"));
                var admin = database.address().dataSource().getConnection();
                var statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE bare");
            statement.execute("CREATE DATABASE served");
            var served = database.address().database("served");
            try (var bare = database.address().database("bare").pool("bare", CLIENTS);
                    var server = Server.start(
                            Files.createTempDirectory("assay-bench"), "--postgres-url", Server.withAccount(served))) {
                Migrations.migrate(bare);
                var key = server.company("bench");
                var store = new BareStore(bare);
                return List.of(new Rounds(WARM_UP, ROUNDS)
                        .measure(
                                "create + start over HTTP, 8 clients, baseline bare Axon JDBC store",
                                "commands/s",
                                () -> overHttp(server, key),
                                () -> bare(store)));
            }
        }
    }

    private double overHttp(Server server, String key) throws Exception {
        return Clients.rate(CLIENTS, SECONDS, () -> {
            var connection = new HttpConnection(server.port());
            return () -> {
                var id = "bench-" + counter.incrementAndGet();
                expect(
                        201,
                        connection.send(HttpConnection.request(
                                "POST", "/api/v1/experiments", key, BareStore.BODY.formatted(id))));
                expect(
                        200,
                        connection.send(
                                HttpConnection.request("POST", "/api/v1/experiments/" + id + "/start", key, "{}")));
                return 2;
            };
        });
    }

    private static void expect(int wanted, int status) {
        if (status != wanted) {
            throw new IllegalStateException("answered " + status + " instead of " + wanted);
        }
    }

    private double bare(BareStore store) throws Exception {
        return Clients.rate(CLIENTS, SECONDS, () -> () -> {
            store.createAndStart("bench-" + counter.incrementAndGet());
            return 2;
        });
    }
}
