package dev.assay.server.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.assay.postgres.Migrations;
import dev.assay.postgres.PostgresAddress;
import dev.assay.postgres.embedded.EmbeddedDatabase;
import dev.assay.server.installation.Installation;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.sql.DataSource;

/** A migrated database and the pool of connections to it. What Assay started itself it also stops. */
final class Database implements AutoCloseable {
    private static final int CONNECTIONS = 24;

    private final Optional<EmbeddedDatabase> embedded;
    private final PostgresAddress address;
    private final HikariDataSource pool;

    private Database(Optional<EmbeddedDatabase> embedded, PostgresAddress address, HikariDataSource pool) {
        this.embedded = embedded;
        this.address = address;
        this.pool = pool;
    }

    static Database open(Optional<String> url, Installation installation) {
        if (url.isPresent()) {
            return migrated(Optional.empty(), address(url.get()));
        }
        var embedded = EmbeddedDatabase.start(installation.folder().resolve("postgres"));
        try {
            return migrated(Optional.of(embedded), embedded.address());
        } catch (RuntimeException fault) {
            embedded.close();
            throw fault;
        }
    }

    private static Database migrated(Optional<EmbeddedDatabase> embedded, PostgresAddress address) {
        Migrations.migrate(address.dataSource());
        return new Database(embedded, address, address.pool("assay", CONNECTIONS));
    }

    /** From {@code postgresql://user:password@host:port/database}, the form every other tool takes. */
    static PostgresAddress address(String url) {
        var uri = URI.create(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
        var isPostgres = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
        if (!isPostgres || uri.getHost() == null || uri.getRawPath().length() < 2) {
            throw new IllegalArgumentException(
                    "--postgres-url must look like postgresql://user:password@host:5432/database");
        }
        var account = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new PostgresAddress(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
                account.length > 0 ? decoded(account[0]) : System.getProperty("user.name"),
                account.length > 1 ? decoded(account[1]) : "");
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
