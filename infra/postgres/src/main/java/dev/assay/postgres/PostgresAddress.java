package dev.assay.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a PostgreSQL database is and how to get in.
 *
 * @param url a JDBC address, {@code jdbc:postgresql://host:port/database}
 */
public record PostgresAddress(String url, String user, String password) {
    /** Whoever asks while the database is away is told so soon, instead of waiting with all who come after. */
    private static final long MILLIS_TO_CONNECT = 3_000;

    /** The shortest the pool knows. */
    private static final long IMPATIENT_MILLIS = 250;

    private static final int SECONDS_TO_ANSWER = 1;

    /** Opening one takes the server milliseconds, and a start has better to do. */
    private static final int KEPT_OPEN = 4;

    /** Opens a new connection each time: for tools, tests, and those who keep one connection for long. */
    public PGSimpleDataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setURL(url);
        source.setUser(user);
        source.setPassword(password);
        source.setApplicationName("assay");
        return source;
    }

    /** A pool of at most {@code size} connections; the caller closes it. */
    public HikariDataSource pool(String name, int size) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource((DataSource) dataSource());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(Math.min(KEPT_OPEN, size));
        config.setConnectionTimeout(MILLIS_TO_CONNECT);
        return new HikariDataSource(config);
    }

    /** One for those who would rather have no answer than wait for it: it is there before the database is. */
    public HikariDataSource impatientPool(String name, int size) {
        var source = dataSource();
        source.setSocketTimeout(SECONDS_TO_ANSWER);
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource((DataSource) source);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(IMPATIENT_MILLIS);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** The same server, another database. */
    public PostgresAddress database(String name) {
        var uri = URI.create(url.substring("jdbc:".length()));
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new PostgresAddress(
                "jdbc:" + uri.getScheme() + "://" + uri.getRawAuthority() + "/" + name + query, user, password);
    }

    /** Without the password, so that it may be logged. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
