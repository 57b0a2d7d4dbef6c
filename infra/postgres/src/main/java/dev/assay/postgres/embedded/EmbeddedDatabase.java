package dev.assay.postgres.embedded;

import dev.assay.postgres.PostgresAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL server on a data folder of its own, reachable from this machine only, with a password that only who may
 * read the folder knows. Durable: what was committed is there after a restart, however the server or the JVM ended.
 *
 * <p>Whoever starts one closes it; a server left over by a killed JVM is stopped by the next start on its folder.
 *
 * <p>The folder holds {@code data} (PostgreSQL's own), {@code password}, {@code server.log} and the lock.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final String USER = "assay";
    private static final String DATABASE = "assay";
    private static final int ATTEMPTS = 20;

    private final Programs programs;
    private final DirectoryLock lock;
    private final Path data;
    private final PostgresAddress address;

    private EmbeddedDatabase(Programs programs, DirectoryLock lock, Path data, PostgresAddress address) {
        this.programs = programs;
        this.lock = lock;
        this.data = data;
        this.address = address;
    }

    /** Starts on a {@link FreePort}. */
    public static EmbeddedDatabase start(Path folder) {
        return start(folder, 0);
    }

    /**
     * Starts, making the folder when it is new.
     *
     * @param port 0 for any free one
     * @throws IllegalStateException when a server of another living JVM, or of this one, is on the folder
     */
    public static EmbeddedDatabase start(Path folder, int port) {
        try {
            Files.createDirectories(folder);
            var real = folder.toRealPath();
            var lock = DirectoryLock.on(real);
            try {
                return start(real, port, lock);
            } catch (IOException | SQLException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start on " + folder + ": " + e.getMessage(), e);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL started on " + folder + " but does not answer", e);
        }
    }

    public PostgresAddress address() {
        return address;
    }

    /** The running server; empty once it has ended. */
    public Optional<ProcessHandle> process() {
        return Postmaster.on(data).flatMap(Postmaster::process);
    }

    /** Stops the server in order and leaves no process. */
    @Override
    public void close() {
        try (lock) {
            stop(programs, data);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop: " + e.getMessage(), e);
        }
    }

    /** Stops the server at once, as a crash would. */
    void abandon() {
        try (lock) {
            if (process().isPresent()) {
                programs.stopNow(data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop: " + e.getMessage(), e);
        }
    }

    /** Removes a folder and the server on it, unless its JVM lives. */
    static void removeIfLeftOver(Path folder) throws IOException {
        DirectoryLock lock;
        try {
            lock = DirectoryLock.on(folder.toRealPath());
        } catch (IllegalStateException inUse) {
            return;
        }
        try (lock) {
            var left = Postmaster.on(folder.resolve("data")).flatMap(Postmaster::process);
            if (left.isPresent()) {
                left.get().destroyForcibly();
                left.get().onExit().join();
            }
            Folders.delete(folder);
        }
    }

    private static EmbeddedDatabase start(Path folder, int port, DirectoryLock lock) throws IOException, SQLException {
        Folders.permit(folder, "rwx------");
        var account = Account.choose();
        account.own(folder);
        var programs = new Programs(Binaries.unpackedIn(account.cache()), account, folder);
        var data = folder.resolve("data");
        if (!Files.exists(data)) {
            initialise(programs, data);
        }
        Versions.check(data);
        endLeftOver(programs, data);
        var log = folder.resolve("server.log");
        if (Files.exists(log)) {
            Files.move(log, folder.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        var password = Files.readString(folder.resolve("password"));
        var chosen = listen(programs, data, log, port);
        var address = new PostgresAddress("jdbc:postgresql://127.0.0.1:" + chosen + "/" + DATABASE, USER, password);
        var database = new EmbeddedDatabase(programs, lock, data, address);
        try {
            createDatabase(address);
        } catch (SQLException | RuntimeException e) {
            stop(programs, data);
            throw e;
        }
        return database;
    }

    /** In a folder that gets its name when complete, so that an interrupted one is begun again. */
    private static void initialise(Programs programs, Path data) throws IOException {
        var fresh = data.resolveSibling("data.new");
        Folders.delete(fresh);
        var password = data.resolveSibling("password");
        Files.deleteIfExists(password);
        Files.createFile(password);
        Folders.permit(password, "rw-------");
        Files.writeString(password, randomPassword());
        programs.account().own(programs.folder());
        programs.initdb(fresh, USER, password);
        Files.writeString(fresh.resolve("postgresql.conf"), "\ninclude 'assay.conf'\n", StandardOpenOption.APPEND);
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String randomPassword() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void endLeftOver(Programs programs, Path data) throws IOException {
        var postmaster = Postmaster.on(data);
        if (postmaster.isEmpty()) {
            return;
        }
        if (postmaster.get().process().isPresent()) {
            stop(programs, data);
        } else if (postmaster.get().numberIsTaken()) {
            // PostgreSQL would take the stranger that now has its old number for itself, and refuse to start.
            Files.deleteIfExists(data.resolve("postmaster.pid"));
        }
    }

    private static void stop(Programs programs, Path data) throws IOException {
        var process = Postmaster.on(data).flatMap(Postmaster::process);
        if (process.isEmpty()) {
            return;
        }
        programs.stop(data);
        // pg_ctl is content once postmaster.pid is gone; the process ends a moment later.
        process.get()
                .onExit()
                .completeOnTimeout(process.get(), 10, TimeUnit.SECONDS)
                .join();
    }

    private static int listen(Programs programs, Path data, Path log, int port) throws IOException {
        for (var attempt = 1; ; attempt++) {
            var candidate = port == 0 ? FreePort.choose() : port;
            Files.writeString(data.resolve("assay.conf"), Settings.file(candidate));
            programs.account().own(data.resolve("assay.conf"));
            try {
                programs.start(data, log);
                return candidate;
            } catch (Programs.Failed e) {
                var said = Files.exists(log) ? Files.readString(log) : "";
                if (attempt == ATTEMPTS || !mayPass(said, port)) {
                    throw new IOException(e.getMessage() + "\n" + said.strip(), e);
                }
                Files.deleteIfExists(log);
                pause();
            }
        }
    }

    /** Another program took the port just now, or the backends of a killed server are still noticing its death. */
    private static boolean mayPass(String log, int port) {
        return (port == 0 && log.contains("could not bind")) || log.contains("pre-existing shared memory block");
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL started", e);
        }
    }

    private static void createDatabase(PostgresAddress address) throws SQLException {
        try (var connection = address.database("postgres").dataSource().getConnection();
                var statement = connection.createStatement()) {
            boolean exists;
            try (var found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                exists = found.next();
            }
            if (!exists) {
                statement.execute("create database " + DATABASE);
            }
        }
    }
}
