package dev.assay.server.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.server.fixture.Postgres;
import dev.assay.server.fixture.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
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
    enum Moment {
        DATABASE_BEING_MADE,
        POSTGRES_STARTING,
        POSTGRES_LOCKING,
        POSTGRES_READY,
        POSTGRES_KNOWN_AS_READY,
        SERVER_UP;

        private boolean isReached(Path data) throws IOException {
            var postgres = data.resolve("postgres");
            return switch (this) {
                case DATABASE_BEING_MADE -> Files.exists(postgres.resolve("data.new/PG_VERSION"));
                case POSTGRES_STARTING -> Files.exists(postgres.resolve("server.log"));
                case POSTGRES_LOCKING -> Files.exists(postgres.resolve("data/postmaster.pid"));
                case POSTGRES_READY -> holds(postgres.resolve("server.log"), "ready to accept connections");
                case POSTGRES_KNOWN_AS_READY -> holds(postgres.resolve("data/postmaster.pid"), "ready");
                case SERVER_UP -> holds(data.resolve("output"), "Assay runs at");
            };
        }

        private static boolean holds(Path file, String text) throws IOException {
            return Files.exists(file) && Files.readString(file).contains(text);
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
                        return moment.isReached(data);
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
