package dev.assay.postgres;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings a database's tables up to date. Each module keeps its scripts at {@code db/migration} on the class path: V00xx
 * event store, V01xx behaviour log, V02xx metrics, V03xx catalogue and audit log, V04xx server.
 */
public final class Migrations {
    private Migrations() {}

    /** Safe to call from many nodes at once: one migrates, the others wait. */
    public static void migrate(DataSource database) {
        // Modules number their scripts in ranges, so a later script of a lower range is no mistake.
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }
}
