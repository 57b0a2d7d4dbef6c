package dev.assay.postgres.eventstore;

import java.sql.SQLException;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;

/** Axon's stores on PostgreSQL, over the connections and transactions of whoever assembles the application. */
public final class LifecycleStore {
    private static final String UNIQUE_VIOLATION = "23505";

    /** How many events one query reads: a node that starts reads them all. */
    private static final int AT_ONCE = 1_000;

    private final ConnectionProvider connections;
    private final TransactionManager transactions;
    private final Serializer events = EventSerializer.create();
    private final Serializer tokens = TokenSerializer.create();

    public LifecycleStore(ConnectionProvider connections, TransactionManager transactions) {
        this.connections = connections;
        this.transactions = transactions;
    }

    public Serializer eventSerializer() {
        return events;
    }

    public Serializer tokenSerializer() {
        return tokens;
    }

    public EventStorageEngine eventStorageEngine() {
        return PositionedEvents.of(JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(events)
                .snapshotSerializer(events)
                .snapshotFilter(new CurrentSnapshots())
                .schema(Schemas.EVENTS)
                .dataType(String.class)
                .batchSize(AT_ONCE)
                // Streams have no gaps: there is no need to ask once more whether a short one goes on.
                .finalAggregateBatchPredicate(batch -> batch.size() < AT_ONCE)
                .persistenceExceptionResolver(LifecycleStore::isDuplicate));
    }

    /** @param node names this process as the owner of the tokens it claims */
    public TokenStore tokenStore(String node) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(tokens)
                .schema(Schemas.TOKENS)
                .contentType(String.class)
                .nodeId(node)
                .build();
    }

    public JdbcSequencedDeadLetterQueue<EventMessage<?>> deadLetters(String processingGroup) {
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(processingGroup)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .schema(Schemas.DEAD_LETTERS)
                .genericSerializer(tokens)
                .eventSerializer(events)
                // A full queue would stop its projection, which is what the queue is there to prevent.
                .maxSequences(Integer.MAX_VALUE)
                .maxSequenceSize(Integer.MAX_VALUE)
                .build();
    }

    /** Axon's own resolver waits for an exception that PostgreSQL's driver does not throw. */
    private static boolean isDuplicate(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
