package dev.assay.postgres.idempotency;

import dev.assay.command.sending.IdempotencyLedger;
import dev.assay.model.Scope;
import java.time.Instant;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** Claims in a table. A concurrent claim of the same key waits on the primary key until the first one's transaction ends. */
public final class PostgresIdempotencyLedger implements IdempotencyLedger {
    private static final String CLAIM = """
            INSERT INTO idempotency_key (company, environment, key, fingerprint, claimed_at)
            VALUES (:company, :environment, :key, :fingerprint, :now)
            ON CONFLICT DO NOTHING
            """;
    private static final String FINGERPRINT = """
            SELECT fingerprint FROM idempotency_key
            WHERE company = :company AND environment = :environment AND key = :key
            """;

    private final Jdbi database;
    private final InstantSource clock;

    /** @param database takes part in the command's transaction */
    public PostgresIdempotencyLedger(Jdbi database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean claim(Scope scope, String key, String fingerprint) {
        return database.withHandle(handle -> {
            var claimed = handle.createUpdate(CLAIM)
                    .bind("company", scope.company().value())
                    .bind("environment", scope.environment().value())
                    .bind("key", key)
                    .bind("fingerprint", fingerprint)
                    .bind("now", clock.instant())
                    .execute();
            if (claimed == 1) {
                return true;
            }
            var first = handle.createQuery(FINGERPRINT)
                    .bind("company", scope.company().value())
                    .bind("environment", scope.environment().value())
                    .bind("key", key)
                    .mapTo(String.class)
                    .one();
            if (!first.equals(fingerprint)) {
                throw new KeyReused();
            }
            return false;
        });
    }

    /** Forgets claims older than this; how many. */
    public int forgetBefore(Instant moment) {
        return database.withHandle(
                handle -> handle.createUpdate("DELETE FROM idempotency_key WHERE claimed_at < :moment")
                        .bind("moment", moment)
                        .execute());
    }
}
