package dev.assay.postgres.embedded;

import dev.assay.postgres.Migrations;
import dev.assay.postgres.PostgresAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Databases for tests: one server a JVM, in a temporary folder, and as many fresh databases on it as asked for. What a
 * killed JVM left is removed by the next one. It is among the main classes so that every module's tests can have it
 * without a second artifact; nothing but tests uses it.
 */
public final class TestDatabases {
    private static final Path SERVERS =
            Path.of(System.getProperty("java.io.tmpdir"), "assay-test-postgres-" + System.getProperty("user.name"));
    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabases() {}

    /** A new database without any table. */
    public static PostgresAddress empty() {
        return create("template1");
    }

    /** A new database after all migrations on the class path: a copy, so it costs little. */
    public static PostgresAddress migrated() {
        return create(Migrated.NAME);
    }

    private static PostgresAddress create(String template) {
        var name = "test_" + COUNT.incrementAndGet();
        execute("create database " + name + " template " + template);
        return Server.ADDRESS.database(name);
    }

    private static void execute(String sql) {
        try (var connection = Server.ADDRESS.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + " failed", e);
        }
    }

    /** Started when first asked for. */
    private static final class Server {
        static final PostgresAddress ADDRESS = start();

        private static PostgresAddress start() {
            try {
                Files.createDirectories(SERVERS);
                sweep();
                var folder = Files.createTempDirectory(SERVERS, "server-");
                var server = EmbeddedDatabase.start(folder);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder), "end test database"));
                return server.address();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void end(EmbeddedDatabase server, Path folder) {
            // What is thrown away needs no orderly shutdown, whose checkpoint would write it all.
            server.abandon();
            try {
                Folders.delete(folder);
            } catch (IOException leftForTheNextSweep) {
                // the next JVM's sweep removes it
            }
        }

        private static void sweep() throws IOException {
            try (var folders = Files.list(SERVERS)) {
                for (var folder : folders.toList()) {
                    EmbeddedDatabase.removeIfLeftOver(folder);
                }
            }
        }
    }

    /** Migrated when first asked for. */
    private static final class Migrated {
        static final String NAME = migrate();

        private static String migrate() {
            execute("create database " + TEMPLATE);
            Migrations.migrate(Server.ADDRESS.database(TEMPLATE).dataSource());
            return TEMPLATE;
        }
    }
}
