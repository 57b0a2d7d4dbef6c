package dev.assay.server.projection;

import static dev.assay.server.projection.Workbench.ACME;
import static dev.assay.server.projection.Workbench.OTHER;
import static dev.assay.server.projection.Workbench.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.model.Scope;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.behaviour.BehaviourKind;
import dev.assay.model.behaviour.ClientTraits;
import dev.assay.model.behaviour.UserReference;
import dev.assay.model.company.CompanyId;
import dev.assay.model.company.Environment;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.projection.Generation;
import dev.assay.postgres.PostgresAddress;
import dev.assay.postgres.behaviour.BehaviourSource;
import dev.assay.postgres.behaviour.EventsAhead;
import dev.assay.postgres.behaviour.PostgresBehaviourLog;
import dev.assay.postgres.embedded.TestDatabases;
import dev.assay.postgres.eventstore.LifecycleStore;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** The engine over a real behaviour log. */
class BehaviourFeedTest {
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MICROS);

    private final PostgresAddress address = TestDatabases.migrated();
    private final DataSource database = address.dataSource();
    private final DataSource shared = new TransactionAwareDataSourceProxy(database);
    private final Transactions transactions = new Transactions(new DataSourceTransactionManager(database));
    private final LifecycleStore lifecycle = new LifecycleStore(shared::getConnection, transactions);
    private final EngineFactory factory = new EngineFactory(database, transactions, lifecycle, Clock.systemUTC());
    private final PostgresBehaviourLog log = new PostgresBehaviourLog(address, InstantSource.system());
    private final BehaviourFeed feed = new BehaviourFeed(new BehaviourSource(database));
    private final BehaviourTally tally = new BehaviourTally(Jdbi.create(shared));
    private ProjectionEngine engine = engine();

    private ProjectionEngine engine() {
        return new ProjectionEngine(
                List.of(factory.behaviour(tally, feed)), lifecycle.tokenStore("node"), transactions);
    }

    @AfterEach
    void end() throws InterruptedException {
        engine.close();
        log.close();
    }

    @Test
    void applies_every_event_once_in_order_to_its_companys_own_generation() throws Exception {
        append(events(ACME, 0, 500));
        engine.start();
        append(events(OTHER, 0, 3));
        append(events(ACME, 500, 600));

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(tally.seen(live(ACME))).containsExactlyElementsOf(ids(events(ACME, 0, 600)));
            assertThat(tally.seen(live(OTHER))).containsExactlyElementsOf(ids(events(OTHER, 0, 3)));
        });
    }

    @Test
    void goes_on_after_a_restart_where_it_was() throws Exception {
        append(events(ACME, 0, 50));
        engine.start();
        await().atMost(PATIENCE).until(() -> tally.seen(live(ACME)).size() == 50 && position(engine) == feedHead());
        engine.close();
        append(events(ACME, 50, 100));

        engine = engine();
        engine.start();

        await().atMost(PATIENCE).until(() -> position(engine) == feedHead());
        assertThat(tally.seen(live(ACME))).containsExactlyElementsOf(ids(events(ACME, 0, 100)));
    }

    @Test
    void a_poison_event_holds_up_its_own_user_only_and_comes_back_whole_from_the_dead_letters() throws Exception {
        var poison = event(ACME, "production", 1, "bad", BehaviourTally.POISON);
        append(List.of(
                event(ACME, "production", 1, "before", "visit"),
                poison,
                event(ACME, "production", 2, "another user", "visit"),
                event(ACME, "production", 1, "behind", "visit"),
                event(ACME, "staging", 1, "another environment", "visit"),
                event(OTHER, "production", 1, "another company", "visit")));
        engine.start();

        await().atMost(PATIENCE).until(() -> position(engine) == feedHead());
        assertThat(tally.seen(live(ACME))).containsExactly("before", "another user", "another environment");
        assertThat(tally.seen(live(OTHER))).containsExactly("another company");
        var letters = engine.view(BehaviourTally.NAME).orElseThrow().letters();
        assertThat(letters.count(live(OTHER))).isZero();
        var waiting = new ArrayList<BehaviourEvent>();
        letters.queue(live(ACME))
                .deadLetterSequence(feed.sequence(poison))
                .forEach(letter -> waiting.add(feed.read(letter.message())));
        assertThat(waiting).containsExactly(poison, event(ACME, "production", 1, "behind", "visit"));
    }

    @Test
    void a_reader_that_shuts_down_does_not_break_the_stream_it_is_told_by() throws Exception {
        var stream = feed.source().openStream(null);
        stream.setOnAvailableCallback(() -> {
            throw new RejectedExecutionException("shutting down");
        });
        append(events(ACME, 0, 3));
        assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
        assertThat(((EventsAhead) stream.nextAvailable().getPayload()).take()).hasSize(3);
        append(events(ACME, 3, 5));
        assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
        assertThat(((EventsAhead) stream.nextAvailable().getPayload()).take()).hasSize(2);
        stream.close();
    }

    private long position(ProjectionEngine engine) {
        return engine.view(BehaviourTally.NAME)
                .orElseThrow()
                .ledger()
                .reached()
                .map(Tokens::position)
                .orElse(0L);
    }

    private long feedHead() {
        return Tokens.position(feed.source().createHeadToken());
    }

    private Generation live(CompanyId company) {
        return engine.live(company, BehaviourTally.NAME);
    }

    private void append(List<BehaviourEvent> events) throws Exception {
        log.append(events).get(10, TimeUnit.SECONDS);
    }

    private static List<String> ids(List<BehaviourEvent> events) {
        return events.stream().map(BehaviourEvent::eventId).toList();
    }

    private static List<BehaviourEvent> events(CompanyId company, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> event(company, "production", number % 7, "event-" + number, "visit"))
                .toList();
    }

    private static BehaviourEvent event(CompanyId company, String environment, int user, String id, String name) {
        var reference = new byte[32];
        reference[31] = (byte) user;
        return new BehaviourEvent(
                new Scope(company, new Environment(environment)),
                id,
                new UserReference(reference),
                BehaviourKind.CONVERSION,
                name,
                Optional.of(new ExperimentId("checkout")),
                Optional.of(new VariantId("treatment")),
                NOW.minusMillis(7),
                NOW,
                12,
                Optional.of("session"),
                Map.of("revenue", 20.0, "items", 3L, "gift", true, "note", "für „Änne\""),
                ClientTraits.UNKNOWN);
    }
}
