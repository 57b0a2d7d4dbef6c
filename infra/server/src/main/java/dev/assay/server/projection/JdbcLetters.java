package dev.assay.server.projection;

import dev.assay.model.projection.Generation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.jdbi.v3.core.Jdbi;

/** Dead letters in the database: written in the transaction of the batch they were found in. */
final class JdbcLetters implements Letters {
    private final Jdbi jdbi;
    private final Function<String, SequencedDeadLetterQueue<EventMessage<?>>> queues;
    private final ConcurrentMap<Integer, SequencedDeadLetterQueue<EventMessage<?>>> known = new ConcurrentHashMap<>();

    /** @param queues makes the queue of a processing group */
    JdbcLetters(Jdbi jdbi, Function<String, SequencedDeadLetterQueue<EventMessage<?>>> queues) {
        this.jdbi = jdbi;
        this.queues = queues;
    }

    @Override
    public SequencedDeadLetterQueue<EventMessage<?>> queue(Generation generation) {
        return known.computeIfAbsent(generation.id(), _ -> queues.apply(group(generation)));
    }

    @Override
    public Set<String> waiting(Generation generation) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct sequence_identifier from dead_letter_entry where processing_group = :group")
                .bind("group", group(generation))
                .mapTo(String.class)
                .set());
    }

    @Override
    public long count(Generation generation) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from dead_letter_entry where processing_group = :group")
                        .bind("group", group(generation))
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public List<Letter> list(Generation generation, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select event_identifier, sequence_identifier, payload_type, enqueued_at, cause_type, cause_message,
                            (convert_from(diagnostics, 'UTF8')::jsonb ->> 'position')::bigint as position
                        from dead_letter_entry where processing_group = :group
                        order by position, sequence_identifier, sequence_index
                        limit :limit""")
                .bind("group", group(generation))
                .bind("limit", limit)
                .map((row, _) -> new Letter(
                        row.getString("event_identifier"),
                        row.getString("sequence_identifier"),
                        row.getLong("position"),
                        row.getString("payload_type"),
                        Instant.parse(row.getString("enqueued_at")),
                        Optional.ofNullable(row.getString("cause_type")),
                        Optional.ofNullable(row.getString("cause_message"))))
                .list());
    }

    private static String group(Generation generation) {
        return generation.projection() + "/" + generation.id();
    }
}
