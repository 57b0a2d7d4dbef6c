package dev.assay.analytics.export;

import dev.assay.analytics.results.ResultsDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;

/**
 * Results as Parquet: the rows of {@link Csv}, typed, with nulls for what is unknown and people's words as they are. Written by a DuckDB
 * in memory that lives for one file; its library is loaded at the first.
 */
final class Parquet {
    private static final List<String> SETTINGS = List.of(
            "SET threads = 1",
            "SET memory_limit = '256MB'",
            // Nothing is fetched from anywhere.
            "SET autoinstall_known_extensions = false",
            "SET autoload_known_extensions = false");

    private Parquet() {}

    static byte[] of(ResultsDocument document) {
        try {
            Path folder = Files.createTempDirectory("assay-export");
            Path file = folder.resolve("results.parquet");
            try (var connection = DriverManager.getConnection("jdbc:duckdb:", new Properties())) {
                write(connection, document, file);
                return Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the results could not be written as Parquet", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Connection connection, ResultsDocument document, Path file) throws SQLException {
        List<Column> columns = Column.of(document);
        try (var statement = connection.createStatement()) {
            for (String setting : SETTINGS) {
                statement.execute(setting);
            }
            statement.execute(columns.stream()
                    .map(column -> column.name() + " " + column.type().sql())
                    .collect(Collectors.joining(", ", "CREATE TABLE results (", ")")));
            append(connection.unwrap(DuckDBConnection.class), columns, Row.of(document));
            // The path is ours: a temporary folder's, whose name has no quote in it.
            statement.execute("COPY results TO '" + file + "' (FORMAT parquet)");
        }
    }

    private static void append(DuckDBConnection connection, List<Column> columns, List<Row> rows) throws SQLException {
        try (var appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, "results")) {
            for (Row row : rows) {
                appender.beginRow();
                for (Column column : columns) {
                    var value = column.value().apply(row);
                    if (value.isEmpty()) {
                        appender.appendNull();
                        continue;
                    }
                    switch (column.type()) {
                        case TEXT -> appender.append(value.get().toString());
                        case INTEGER -> appender.append((long) value.get());
                        case NUMBER -> appender.append((double) value.get());
                        case FLAG -> appender.append((boolean) value.get());
                    }
                }
                appender.endRow();
            }
        }
    }
}
