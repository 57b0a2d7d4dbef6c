package dev.assay.postgres.behaviour;

import static dev.assay.postgres.behaviour.Events.received;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.company.CompanyId;
import dev.assay.postgres.PostgresAddress;
import dev.assay.postgres.embedded.TestDatabases;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many days of a log, each in a partition of its own, are read as one. */
class BehaviourDaysTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    private final PostgresAddress database = TestDatabases.migrated();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void chunks_of_any_size_run_through_all_days_in_order(int limit) throws Exception {
        append(sixDays());

        assertThat(ids(read(Optional.empty(), limit))).containsExactlyElementsOf(ids(sixDays()));
        assertThat(ids(read(Optional.of(new CompanyId("acme")), limit)))
                .containsExactly("0-acme", "1-acme", "2-acme", "3-acme", "4-acme", "5-acme");
    }

    @Test
    void the_ends_of_the_log_are_those_of_all_its_days() throws Exception {
        append(sixDays());
        var reader = new BehaviourReader(database.dataSource());

        assertThat(reader.tail()).isZero();
        assertThat(reader.head()).isEqualTo(12);
        assertThat(reader.before(FIRST.plusDays(4).atStartOfDay().toInstant(ZoneOffset.UTC)))
                .isEqualTo(8);
    }

    @Test
    void a_day_that_is_written_to_again_is_read_again() throws Exception {
        append(sixDays());
        append(List.of(received(FIRST, "acme", "late")));
        append(List.of(received(FIRST.plusDays(6), "acme", "next")));

        var all = ids(read(Optional.empty(), 5));
        assertThat(all).hasSize(14).endsWith("late", "next");
        assertThat(new BehaviourReader(database.dataSource()).head()).isEqualTo(14);
    }

    @Test
    void a_log_from_before_there_were_days_is_read_whole_and_written_on() throws Exception {
        var old = TestDatabases.empty();
        migrate(old, "0100");
        try (var connection = old.dataSource().getConnection();
                var statement = connection.createStatement()) {
            for (int day = 0; day < 4; day++) {
                DayPartitions.create(connection, FIRST.plusDays(day));
                statement.execute("""
                        insert into behaviour_event
                        select behaviour_take_positions(1), '%1$s 12:00+00', '%1$s 12:00+00', 0, decode(repeat('00', 32), 'hex'),
                            2, 'acme', 'production', 'seen', null, null, '', '', '', '', '', '', false, 'old-' || i, null, null
                        from generate_series(1, 2) as i""".formatted(FIRST.plusDays(day)));
            }
        }

        migrate(old, "latest");
        append(old, List.of(received(FIRST.plusDays(4), "acme", "new")));

        assertThat(ids(read(old, Optional.empty(), 3)))
                .containsExactly("old-1", "old-2", "old-1", "old-2", "old-1", "old-2", "old-1", "old-2", "new");
        assertThat(new BehaviourReader(old.dataSource()).head()).isEqualTo(9);
    }

    @Test
    void who_froze_with_the_turn_in_hand_is_ended() throws Exception {
        append(List.of(received(FIRST, "acme", "before")));
        try (var frozen = database.dataSource().getConnection();
                var statement = frozen.createStatement();
                var log = new PostgresBehaviourLog(database, InstantSource.system())) {
            frozen.setAutoCommit(false);
            statement.execute("select behaviour_take_turn()");

            var attempts = new ArrayList<String>();
            while (!accepted(log, "after-" + attempts.size())) {
                attempts.add("refused");
                assertThat(attempts).hasSizeLessThan(20);
            }

            assertThat(attempts).isNotEmpty();
            assertThat(ids(read(Optional.empty(), 10))).containsExactly("before", "after-" + attempts.size());
        }
    }

    private static boolean accepted(PostgresBehaviourLog log, String id) throws Exception {
        return log.append(List.of(received(FIRST, "acme", id)))
                .handle((_, refusal) -> refusal == null)
                .get(10, TimeUnit.SECONDS);
    }

    private static List<BehaviourEvent> sixDays() {
        return IntStream.range(0, 6)
                .boxed()
                .flatMap(day -> List.of("acme", "other").stream()
                        .map(company -> received(FIRST.plusDays(day), company, day + "-" + company)))
                .toList();
    }

    private void append(List<BehaviourEvent> events) throws Exception {
        append(database, events);
    }

    /** One after the other, as they come over the days. */
    private static void append(PostgresAddress database, List<BehaviourEvent> events) throws Exception {
        try (var log = new PostgresBehaviourLog(database, InstantSource.system())) {
            for (var event : events) {
                log.append(List.of(event)).get(10, TimeUnit.SECONDS);
            }
        }
    }

    private List<BehaviourEvent> read(Optional<CompanyId> company, int limit) {
        return read(database, company, limit);
    }

    private static List<BehaviourEvent> read(PostgresAddress database, Optional<CompanyId> company, int limit) {
        var reader = new BehaviourReader(database.dataSource());
        var events = new ArrayList<BehaviourEvent>();
        for (var chunk = reader.read(company, 0, limit); !chunk.isEmpty(); ) {
            events.addAll(chunk.events());
            chunk = reader.read(company, chunk.lastPosition(), limit);
        }
        return events;
    }

    private static List<String> ids(List<BehaviourEvent> events) {
        return events.stream().map(BehaviourEvent::eventId).toList();
    }

    private static void migrate(PostgresAddress database, String target) {
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .target(target)
                .load()
                .migrate();
    }
}
