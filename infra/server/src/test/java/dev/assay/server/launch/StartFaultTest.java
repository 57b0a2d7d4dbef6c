package dev.assay.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.postgres.embedded.EmbeddedDatabase;
import dev.assay.postgres.embedded.FreePort;
import dev.assay.postgres.embedded.TestDatabases;
import dev.assay.server.fixture.Postgres;
import dev.assay.server.fixture.ServerProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that fails says why in one line, in the words of whoever started it, and leaves nothing behind. */
class StartFaultTest {
    @TempDir
    Path data;

    private record Outcome(int code, String output) {}

    @Test
    void another_program_has_the_port() throws Exception {
        try (var taken = new ServerSocket(0)) {
            fails(
                    run("start", "--data", data.toString(), "--port", Integer.toString(taken.getLocalPort())),
                    "port " + taken.getLocalPort() + " is in use: stop what listens there, or choose another --port");
        }
        assertThat(Postgres.runningIn(data)).isEmpty();
    }

    @Test
    void nothing_listens_where_postgresql_should() throws Exception {
        var port = FreePort.choose();
        fails(
                onDatabase("postgresql://me:secret@127.0.0.1:" + port + "/assay"),
                "the PostgreSQL at 127.0.0.1:" + port + " cannot be reached: Connection refused");
    }

    @Test
    void another_assay_uses_the_data_folder() throws Exception {
        try (var other = EmbeddedDatabase.start(data.resolve("postgres"))) {
            assertThat(other.process()).isPresent();
            fails(
                    run("demo", "--data", data.toString(), "--port", "0"),
                    "another Assay (process " + ProcessHandle.current().pid() + ") already runs a database on "
                            + data.resolve("postgres").toRealPath() + ": stop it, or choose another --data folder");
            assertThat(other.process()).isPresent();
        }
    }

    @Test
    void what_nobody_foresaw_comes_with_a_way_to_learn_more() throws Exception {
        fails(
                onDatabase(url(), "--spring.threads.virtual.enabled=perhaps"),
                "Invalid boolean value 'perhaps' (--logging.level.dev.assay=debug shows where)");
        var outcome = onDatabase(url(), "--spring.threads.virtual.enabled=perhaps", "--logging.level.dev.assay=debug");
        assertThat(outcome.output()).contains("The start failed", "\tat dev.assay.server.launch.Launch");
    }

    @Test
    void usage_is_printed_to_who_asks_for_it_and_to_who_needs_it() throws Exception {
        assertThat(run("demo", "--port", "80", "--help")).isEqualTo(new Outcome(0, Options.USAGE));
        assertThat(run("demo", ".")).isEqualTo(new Outcome(2, "unknown option .\n\n" + Options.USAGE + "\n"));
    }

    private static String url() {
        var address = TestDatabases.empty();
        return address.url()
                .replace("jdbc:postgresql://", "postgresql://" + address.user() + ":" + address.password() + "@");
    }

    private Outcome onDatabase(String url, String... more) throws IOException, InterruptedException {
        var arguments = new String[more.length + 7];
        System.arraycopy(
                new String[] {"start", "--data", data.toString(), "--port", "0", "--postgres-url", url},
                0,
                arguments,
                0,
                7);
        System.arraycopy(more, 0, arguments, 7, more.length);
        return run(arguments);
    }

    private static Outcome run(String... arguments) throws IOException, InterruptedException {
        var process = ServerProcess.program(arguments).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private static void fails(Outcome outcome, String reason) {
        assertThat(outcome).isEqualTo(new Outcome(1, "Assay does not start: " + reason + "\n"));
    }
}
