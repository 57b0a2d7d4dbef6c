package dev.assay.postgres.behaviour;

import dev.assay.command.tracking.BehaviourLog;
import dev.assay.command.tracking.BehaviourLogContract;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.postgres.Migrations;
import dev.assay.postgres.embedded.EmbeddedDatabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract, on a server of its own that is stopped and started again. */
class PostgresBehaviourLogTest extends BehaviourLogContract {
    @TempDir
    private Path folder;

    private EmbeddedDatabase server;
    private PostgresBehaviourLog log;

    @BeforeEach
    void start() {
        server = EmbeddedDatabase.start(folder);
        Migrations.migrate(server.address().dataSource());
        log = new PostgresBehaviourLog(server.address(), InstantSource.system());
    }

    @AfterEach
    void stop() throws InterruptedException {
        log.close();
        server.close();
    }

    @Override
    protected BehaviourLog log() {
        return log;
    }

    @Override
    protected List<BehaviourEvent> stored() {
        return new BehaviourReader(server.address().dataSource())
                .read(Optional.empty(), 0, 1_000)
                .events();
    }

    @Override
    protected void takeAway() {
        server.close();
    }

    @Override
    protected void bringBack() {
        server = EmbeddedDatabase.start(folder, port());
    }

    private int port() {
        return Integer.parseInt(server.address().url().replaceAll(".*:(\\d+)/.*", "$1"));
    }
}
