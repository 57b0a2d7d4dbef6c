package dev.assay.server.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.postgres.Migrations;
import dev.assay.postgres.PostgresAddress;
import dev.assay.postgres.embedded.EmbeddedDatabase;
import dev.assay.server.installation.CannotStart;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** A migrated database and the pool of connections to it. What Assay started itself it also stops. */
final class Database implements AutoCloseable {
    private static final int CONNECTIONS = 24;
    private static final String DEFAULT_PORT = "5432";
    private static final Pattern AUTHORITY = Pattern.compile(
            "((?<user>[^:@]+)(:(?<password>.*))?@)?(?<host>[^:@\\[\\]]+|\\[[^\\]]+\\])(:(?<port>\\d{1,5}))?");

    private final Optional<EmbeddedDatabase> embedded;
    private final PostgresAddress address;
    private final HikariDataSource pool;

    private Database(Optional<EmbeddedDatabase> embedded, PostgresAddress address, HikariDataSource pool) {
        this.embedded = embedded;
        this.address = address;
        this.pool = pool;
    }

    /** @param folder holds the embedded PostgreSQL, unless there is a URL */
    static Database open(Optional<String> url, Path folder) {
        if (url.isPresent()) {
            var address = address(url.get());
            Entrance.check(address);
            return migrated(Optional.empty(), address);
        }
        var embedded = start(folder.resolve("postgres"));
        try {
            return migrated(Optional.of(embedded), embedded.address());
        } catch (RuntimeException fault) {
            embedded.close();
            throw fault;
        }
    }

    private static EmbeddedDatabase start(Path folder) {
        try {
            return EmbeddedDatabase.start(folder);
        } catch (UncheckedIOException | IllegalStateException fault) {
            throw fault.getCause() instanceof FileSystemException file
                    ? CannotStart.because("PostgreSQL does not start", file)
                    : new CannotStart(String.valueOf(fault.getMessage()), fault);
        }
    }

    private static Database migrated(Optional<EmbeddedDatabase> embedded, PostgresAddress address) {
        Migrations.migrate(address.dataSource());
        return new Database(embedded, address, address.pool("assay", CONNECTIONS));
    }

    /** From {@code postgresql://user:password@host:port/database}, the form every other tool takes. */
    static PostgresAddress address(String url) {
        var uri = uri(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
        var isPostgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        // Not Java's own reading of the authority, which knows no underscore in a host's name.
        var authority = AUTHORITY.matcher(Objects.requireNonNullElse(uri.getRawAuthority(), ""));
        if (!isPostgres || !authority.matches() || uri.getRawPath().length() < 2) {
            throw malformed();
        }
        var port = authority.group("port") == null ? DEFAULT_PORT : authority.group("port");
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new PostgresAddress(
                "jdbc:postgresql://" + authority.group("host") + ":" + port + uri.getRawPath() + query,
                authority.group("user") == null ? System.getProperty("user.name") : decoded(authority.group("user")),
                authority.group("password") == null ? "" : decoded(authority.group("password")));
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException fault) {
            throw malformed();
        }
    }

    /** It says nothing of what was given: there is a password in it. */
    private static CannotStart malformed() {
        return new CannotStart("--postgres-url must look like postgresql://user:password@host:5432/database,"
                + " with %40 for an @ in the password and the like");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    PostgresAddress address() {
        return address;
    }

    DataSource pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
        embedded.ifPresent(EmbeddedDatabase::close);
    }
}
