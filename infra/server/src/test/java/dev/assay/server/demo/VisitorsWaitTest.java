package dev.assay.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.assay.postgres.embedded.EmbeddedDatabase;
import dev.assay.server.fixture.RunningServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** While the platform is away the demo's visitors wait, and say so once. */
class VisitorsWaitTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger(Platform.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    Path folder;

    /** After the server's start, which sets up logging anew. */
    private void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void they_come_again_when_the_database_is_back() throws Exception {
        var database = EmbeddedDatabase.start(folder);
        try (var server = RunningServer.on(database.address())) {
            listen();
            var run = DemoRun.first(server);
            var keys = run.play();
            var demo = Thread.ofVirtual().start(run.demonstration()::run);
            try {
                await().atMost(DemoRun.PATIENCE).until(() -> run.visitors(keys) > DemoRun.RUSH);

                var port = URI.create(database.address().url().substring("jdbc:".length()))
                        .getPort();
                database.close();
                await().atMost(DemoRun.PATIENCE).until(() -> said().size() == 1);
                database = EmbeddedDatabase.start(folder, port);
                await().atMost(DemoRun.PATIENCE).until(() -> said().size() == 2);

                var seen = run.visitors(keys);
                await().atMost(DemoRun.PATIENCE).until(() -> run.visitors(keys) > seen);
                assertThat(demo.isAlive()).isTrue();
            } finally {
                demo.interrupt();
            }
            assertThat(said())
                    .containsExactly(
                            "The demo's visitors wait for the server: it answers 503", "The demo's visitors go on");
        } finally {
            database.close();
        }
    }

    @Test
    void they_never_wait_so_long_that_the_servers_return_goes_unnoticed() {
        assertThat(IntStream.range(0, 7).mapToLong(Backoff::millis).boxed())
                .isEqualTo(List.of(250L, 500L, 1_000L, 2_000L, 4_000L, 8_000L, 8_000L));
        assertThat(LongStream.of(Backoff.millis(1_000), Backoff.millis(Integer.MAX_VALUE)))
                .containsOnly(8_000L);
    }

    private List<String> said() {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }
}
