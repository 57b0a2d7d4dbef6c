package dev.assay.query.generation;

import dev.assay.model.projection.Generation;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The tables of one projection, each with a {@code generation} column that begins its primary key. */
public final class GenerationTables {
    private final List<Table> tables;

    /**
     * One table.
     *
     * @param key the rest of the primary key, comma-separated
     */
    public record Table(String name, String key) {}

    public GenerationTables(Table... tables) {
        this.tables = List.of(tables);
    }

    public void erase(Jdbi jdbi, Generation generation) {
        jdbi.useTransaction(handle -> tables.forEach(
                table -> handle.createUpdate("DELETE FROM " + table.name() + " WHERE generation = :generation")
                        .bind("generation", generation.id())
                        .execute()));
    }

    /** SHA-256, in hexadecimal, over all rows in the order of their keys, read as of one moment and streamed. */
    public String checksum(Jdbi jdbi, Generation generation) {
        return jdbi.withHandle(handle -> handle.isInTransaction()
                ? digest(handle, generation)
                : handle.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, own -> digest(own, generation)));
    }

    private String digest(Handle handle, Generation generation) {
        var digest = new RowDigest();
        for (var table : tables) {
            digest.begin(table.name());
            handle.createQuery(
                            "SELECT * FROM " + table.name() + " WHERE generation = :generation ORDER BY " + table.key())
                    .bind("generation", generation.id())
                    .setFetchSize(500)
                    .scanResultSet((rows, _) -> {
                        var resultSet = rows.get();
                        while (resultSet.next()) {
                            digest.add(resultSet);
                        }
                        return digest;
                    });
        }
        return digest.hexadecimal();
    }
}
