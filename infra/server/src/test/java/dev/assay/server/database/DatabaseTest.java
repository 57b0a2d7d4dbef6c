package dev.assay.server.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.postgres.PostgresAddress;
import dev.assay.postgres.embedded.FreePort;
import dev.assay.postgres.embedded.TestDatabases;
import dev.assay.server.installation.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
    @TempDir
    Path data;

    @Test
    void an_address_is_read_as_other_tools_read_it() {
        assertThat(Database.address("postgresql://ada:p%40ss%2B+:w@db.example:6432/assay?sslmode=require"))
                .isEqualTo(new PostgresAddress(
                        "jdbc:postgresql://db.example:6432/assay?sslmode=require", "ada", "p@ss++:w"));
        assertThat(Database.address("postgres://ada@[::1]/assay"))
                .isEqualTo(new PostgresAddress("jdbc:postgresql://[::1]:5432/assay", "ada", ""));
        assertThat(Database.address("jdbc:postgresql://my_db/assay"))
                .isEqualTo(
                        new PostgresAddress("jdbc:postgresql://my_db:5432/assay", System.getProperty("user.name"), ""));
        assertThat(Database.address("postgresql://ada:an@sign@db/assay"))
                .isEqualTo(new PostgresAddress("jdbc:postgresql://db:5432/assay", "ada", "an@sign"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "assay",
                "postgresql:assay",
                "postgresql://",
                "postgresql:///assay",
                "postgresql://db",
                "postgresql://db/",
                "postgresql://db:port/assay",
                "postgresql://db:123456/assay",
                "postgresql://ada:a secret@db/assay",
                "postgresql://ada:100%@db/assay",
                "mysql://ada:secret@db/assay",
                "jdbc:mysql://ada:secret@db/assay"
            })
    void what_is_no_address_is_refused_without_repeating_a_password(String url) {
        assertThatThrownBy(() -> Database.address(url))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("--postgres-url must look like postgresql://user:password@host:5432/database")
                .hasNoCause();
    }

    @Test
    void a_wrong_password_is_named_as_that() {
        var right = TestDatabases.empty();
        var server = server(right);
        assertThatThrownBy(() -> open("postgresql://" + right.user() + ":wrong@" + server + "/assay"))
                .isInstanceOf(CannotStart.class)
                .hasMessage("the PostgreSQL at " + server + " does not let user '" + right.user()
                        + "' in: is the password wrong?");
    }

    @Test
    void a_database_that_is_not_there_is_named() {
        var right = TestDatabases.empty();
        var server = server(right);
        assertThatThrownBy(() -> open("postgresql://" + right.user() + ":" + right.password() + "@" + server + "/nix"))
                .isInstanceOf(CannotStart.class)
                .hasMessage("the PostgreSQL at " + server + " has no database 'nix': create it first");
    }

    @Test
    void a_server_that_cannot_be_reached_is_named() throws Exception {
        var port = FreePort.choose();
        assertThatThrownBy(() -> open("postgresql://ada:secret@127.0.0.1:" + port + "/assay"))
                .isInstanceOf(CannotStart.class)
                .hasMessage("the PostgreSQL at 127.0.0.1:" + port + " cannot be reached: Connection refused");
        assertThatThrownBy(() -> open("postgresql://ada:secret@nowhere.invalid/assay"))
                .isInstanceOf(CannotStart.class)
                .hasMessage("the PostgreSQL at nowhere.invalid:5432 cannot be reached:"
                        + " there is no host 'nowhere.invalid'");
    }

    @Test
    void what_is_in_the_way_of_the_embedded_one_is_named() throws Exception {
        Files.writeString(data.resolve("postgres"), "");
        assertThatThrownBy(() -> Database.open(Optional.empty(), data))
                .isInstanceOf(CannotStart.class)
                .hasMessage("PostgreSQL does not start: " + data.resolve("postgres") + " is not a folder");
    }

    private Database open(String url) {
        return Database.open(Optional.of(url), data);
    }

    private static String server(PostgresAddress address) {
        return address.url().substring("jdbc:postgresql://".length()).split("/", 2)[0];
    }
}
