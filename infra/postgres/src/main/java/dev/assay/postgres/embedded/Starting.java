package dev.assay.postgres.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The time in which pg_ctl starts a server. A JVM that ends in it waits for pg_ctl and takes the server along, since whoever
 * would close it does not have it yet.
 */
final class Starting implements AutoCloseable {
    private static final long POLL_MILLIS = 50;

    private final Path data;
    private final CountDownLatch over = new CountDownLatch(1);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread hook = new Thread(this::end, "end starting PostgreSQL");

    private Starting(Path data) {
        this.data = data;
    }

    /** Throws when the JVM ends already. */
    static Starting on(Path data) throws IOException {
        var starting = new Starting(data);
        try {
            Runtime.getRuntime().addShutdownHook(starting.hook);
        } catch (IllegalStateException ending) {
            throw new IOException("PostgreSQL is not started: the process ends", ending);
        }
        return starting;
    }

    /** Throws when the JVM has begun to end, after the server is gone. */
    @Override
    public void close() throws IOException {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            ended.join();
            throw new IOException("PostgreSQL was stopped while it started: the process ends", ending);
        }
    }

    private void end() {
        try {
            do {
                Postmaster.runningOn(data).forEach(Starting::stop);
            } while (!over.await(POLL_MILLIS, TimeUnit.MILLISECONDS));
            // What pg_ctl has begun in its last moment.
            Postmaster.runningOn(data).forEach(Starting::stop);
        } catch (InterruptedException unasked) {
            Thread.currentThread().interrupt();
        } finally {
            ended.complete(null);
        }
    }

    /** A server without clients ends at this signal in order. */
    private static void stop(ProcessHandle server) {
        server.destroy();
        server.onExit().join();
    }
}
