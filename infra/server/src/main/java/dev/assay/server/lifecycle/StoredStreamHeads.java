package dev.assay.server.lifecycle;

import dev.assay.command.sending.StreamHeads;
import org.jdbi.v3.core.Jdbi;

/** Reads a stream's end where the event store keeps it. */
final class StoredStreamHeads implements StreamHeads {
    private static final String NEWEST = """
            select sequence_number, global_index from domain_event_entry
            where aggregate_identifier = ? order by sequence_number desc limit 1
            """;

    private final Jdbi jdbi;

    StoredStreamHeads(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Head of(String stream) {
        return jdbi.withHandle(handle -> handle.createQuery(NEWEST)
                .bind(0, stream)
                .map((row, _) -> new Head(row.getLong(1), row.getLong(2)))
                .one());
    }
}
