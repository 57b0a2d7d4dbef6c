package dev.assay.server.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.server.fixture.Postgres;
import dev.assay.server.fixture.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whenever the signal to stop comes while the server starts, its PostgreSQL ends with it. */
class EarlyEndTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** The moments pass quickly. */
    private static final Duration OFTEN = Duration.ofMillis(2);

    @TempDir
    Path data;

    /** What there is to see from outside of how far a first start has come. */
    private enum Moment {
        DATABASE_BEING_MADE(data -> Files.exists(data.resolve("postgres/data.new/PG_VERSION"))),
        POSTGRES_STARTING(data -> Files.exists(data.resolve("postgres/server.log"))),
        POSTGRES_LOCKING(data -> Files.exists(data.resolve("postgres/data/postmaster.pid"))),
        POSTGRES_READY(data -> holds(data.resolve("postgres/server.log"), "ready to accept connections")),
        POSTGRES_KNOWN_AS_READY(data -> holds(data.resolve("postgres/data/postmaster.pid"), "ready")),
        SERVER_UP(data -> holds(data.resolve("output"), "Assay runs at"));

        private final Predicate<Path> isReached;

        Moment(Predicate<Path> isReached) {
            this.isReached = isReached;
        }

        private static boolean holds(Path file, String text) {
            try {
                return Files.exists(file) && Files.readString(file).contains(text);
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }

    @AfterEach
    void leaveNoProcess() {
        Postgres.runningIn(data).forEach(ProcessHandle::destroyForcibly);
    }

    @ParameterizedTest
    @EnumSource
    void no_postgres_is_left(Moment moment) throws Exception {
        var output = data.resolve("output");
        var process = ServerProcess.program("start", "--data", data.toString(), "--port", "0")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(OFTEN)
                    .until(() -> {
                        assertThat(process.isAlive())
                                .as("runs until told to stop")
                                .isTrue();
                        return moment.isReached.test(data);
                    });
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("ends")
                .isTrue();
        assertThat(Postgres.runningIn(data)).isEmpty();
        assertThat(data.resolve("postgres/data/postmaster.pid")).doesNotExist();
        assertThat(Files.readString(output)).doesNotContain("Assay does not start");
    }
}
