package dev.assay.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.assay.postgres.PostgresAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void keeps_what_was_committed_over_a_restart_and_leaves_no_process() throws Exception {
        ProcessHandle first;
        try (var database = EmbeddedDatabase.start(folder)) {
            first = database.process().orElseThrow();
            execute(database.address(), "create table kept as select 42 as answer");
        }
        assertThat(first.isAlive()).isFalse();
        try (var database = EmbeddedDatabase.start(folder)) {
            assertThat(number(database.address(), "select answer from kept")).isEqualTo(42);
        }
    }

    @Test
    void keeps_what_was_committed_when_the_server_is_killed() throws Exception {
        try (var database = EmbeddedDatabase.start(folder)) {
            execute(database.address(), "create table kept as select 42 as answer");
            kill(database.process().orElseThrow());
        }
        try (var database = EmbeddedDatabase.start(folder)) {
            assertThat(number(database.address(), "select answer from kept")).isEqualTo(42);
        }
    }

    @Test
    void ends_the_server_that_a_killed_process_left_on_the_folder() throws Exception {
        var other = inAnotherProcess(folder);
        var left = Postmaster.on(folder.toRealPath().resolve("data"))
                .orElseThrow()
                .process()
                .orElseThrow();
        kill(other.toHandle());
        assertThat(left.isAlive()).isTrue();
        try (var database = EmbeddedDatabase.start(folder)) {
            assertThat(left.isAlive()).isFalse();
            assertThat(number(database.address(), "select 1")).isEqualTo(1);
        }
    }

    @Test
    void refuses_a_folder_that_another_process_uses_and_names_it() throws Exception {
        var other = inAnotherProcess(folder);
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .hasMessageContaining("another Assay (process " + other.pid() + ") already runs a database on");
        } finally {
            kill(other.toHandle());
            EmbeddedDatabase.removeIfLeftOver(folder);
        }
    }

    @Test
    void refuses_a_second_server_on_the_same_folder_in_one_process() {
        try (var database = EmbeddedDatabase.start(folder)) {
            assertThatThrownBy(() -> EmbeddedDatabase.start(folder))
                    .hasMessageContaining("this process already runs a database on");
            assertThat(database.process()).isPresent();
        }
    }

    @Test
    void begins_again_where_the_making_of_the_data_was_interrupted() throws Exception {
        Files.createDirectories(folder.resolve("data.new/base"));
        Files.writeString(folder.resolve("data.new/PG_VERSION"), "18");
        try (var database = EmbeddedDatabase.start(folder)) {
            assertThat(number(database.address(), "select 1")).isEqualTo(1);
        }
    }

    @Test
    void starts_although_the_number_of_its_killed_server_belongs_to_a_stranger_now() throws Exception {
        var pidFile = folder.resolve("data/postmaster.pid");
        var copy = folder.resolve("copy");
        try (var database = EmbeddedDatabase.start(folder)) {
            Files.copy(pidFile, copy);
        }
        var lines = Files.readAllLines(copy);
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(copy, lines);
        Files.move(copy, pidFile, StandardCopyOption.REPLACE_EXISTING);
        try (var database = EmbeddedDatabase.start(folder)) {
            assertThat(number(database.address(), "select 1")).isEqualTo(1);
        }
    }

    @Test
    void refuses_the_data_of_another_major_version() throws Exception {
        EmbeddedDatabase.start(folder).close();
        Files.writeString(folder.resolve("data/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedDatabase.start(folder)).hasMessageContaining("the data is of PostgreSQL 17");
    }

    @Test
    void listens_on_loopback_only_and_wants_the_password() throws Exception {
        try (var database = EmbeddedDatabase.start(folder)) {
            var address = database.address();
            assertThat(text(address, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(text(address, "show fsync") + text(address, "show synchronous_commit"))
                    .isEqualTo("onon");
            var wrong = new PostgresAddress(address.url(), address.user(), "guess");
            assertThatThrownBy(() -> number(wrong, "select 1")).hasMessageContaining("password");
        }
    }

    @Test
    void an_interrupt_while_it_starts_leaves_no_process() throws Exception {
        EmbeddedDatabase.start(folder).close();
        var data = folder.toRealPath().resolve("data");
        var starter =
                Thread.ofPlatform().start(() -> EmbeddedDatabase.start(folder).close());
        await().pollInterval(Duration.ofMillis(1))
                .until(() -> !Postmaster.runningOn(data).isEmpty());
        starter.interrupt();
        starter.join();
        assertThat(Postmaster.runningOn(data)).isEmpty();
    }

    /** Started by {@link #inAnotherProcess}: runs a server until killed. */
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) throws IOException {
            EmbeddedDatabase.start(Path.of(arguments[0]));
            System.out.println("started");
            System.in.read();
        }
    }

    private static Process inAnotherProcess(Path folder) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Other.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var lines = process.inputReader();
        for (var line = lines.readLine(); !"started".equals(line); line = lines.readLine()) {
            assertThat(line).as("output of the other process").isNotNull();
        }
        return process;
    }

    private static void kill(ProcessHandle process) throws Exception {
        process.destroyForcibly();
        process.onExit().get(10, TimeUnit.SECONDS);
    }

    private static void execute(PostgresAddress address, String sql) throws SQLException {
        try (var connection = address.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(PostgresAddress address, String sql) throws SQLException {
        return Integer.parseInt(text(address, sql));
    }

    private static String text(PostgresAddress address, String sql) throws SQLException {
        try (var connection = address.dataSource().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
