package dev.assay.postgres.metrics;

import static dev.assay.postgres.metrics.SyntheticLifecycle.BANNER;
import static dev.assay.postgres.metrics.SyntheticLifecycle.CHECKOUT;
import static dev.assay.postgres.metrics.SyntheticLifecycle.generation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.analytics.metrics.LiveMetrics;
import dev.assay.analytics.metrics.MetricProjection;
import dev.assay.analytics.metrics.Progress;
import dev.assay.analytics.metrics.ResultsChanges;
import dev.assay.analytics.results.MetricCells;
import dev.assay.fold.Deltas;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.projection.Generation;
import dev.assay.postgres.embedded.TestDatabases;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole view over a real PostgreSQL: fold, store, read, rebuild. */
class MetricProjectionTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Generation LIVE = generation(1);
    private static final Generation SHADOW = generation(2);

    private final ResultsChanges changes = new ResultsChanges();
    private HeldConnection database;
    private PostgresMetricStore store;
    private MetricProjection projection;
    private LiveMetrics live;

    @BeforeEach
    void freshDatabase() {
        database = new HeldConnection(Jdbi.create(TestDatabases.migrated().dataSource()));
        store = new PostgresMetricStore(database.jdbi());
        projection = at(NOON.plus(Duration.ofMinutes(10)));
        live = new LiveMetrics(
                store, (company, name) -> LIVE, generation -> new Progress.Reached(4_711, NOON.plusSeconds(60)));
    }

    @Test
    void a_rebuild_from_a_shuffled_log_with_repetitions_equals_the_live_generation() {
        var log = behaviour(20_000);
        apply(LIVE, log, 700);

        var again = new ArrayList<>(log);
        again.addAll(log.subList(5_000, 9_000));
        Collections.shuffle(again, new Random(3));
        apply(SHADOW, again, 6_000);

        assertThat(checksum(SHADOW)).isEqualTo(checksum(LIVE));
        assertThat(cells(SHADOW, CHECKOUT)).isEqualTo(cells(LIVE, CHECKOUT));
        assertThat(cells(SHADOW, BANNER)).isEqualTo(cells(LIVE, BANNER));
    }

    @Test
    void an_erased_generation_is_rebuilt_to_the_same_checksum() {
        var log = behaviour(3_000);
        apply(LIVE, log, 500);
        apply(SHADOW, log, 500);
        var before = checksum(LIVE);

        database.inTransaction(() -> projection.erase(LIVE));

        assertThat(checksum(LIVE)).isNotEqualTo(before);
        assertThat(live.read(CHECKOUT, Set.of()).all().exposures()).isEmpty();
        assertThat(checksum(SHADOW)).isEqualTo(before);
        apply(LIVE, log, 3_000);
        assertThat(checksum(LIVE)).isEqualTo(before);
    }

    @Test
    void a_missing_event_shows_in_the_checksum() {
        var log = behaviour(3_000);
        apply(LIVE, log, 500);
        apply(SHADOW, log.subList(0, log.size() - 10), 500);

        assertThat(checksum(SHADOW)).isNotEqualTo(checksum(LIVE));
    }

    @Test
    void the_statistics_are_those_of_all_users_at_once() {
        var log = behaviour(5_000);
        apply(LIVE, log, 300);
        apply(SHADOW, log, log.size());

        var users = live.read(CHECKOUT, Set.of()).all().exposures().stream()
                .mapToLong(cell -> cell.users() + cell.crossovers())
                .sum();
        assertThat(users)
                .isEqualTo(log.stream()
                        .filter(event -> event.experiment().equals(Optional.of(CHECKOUT.id())))
                        .map(BehaviourEvent::user)
                        .distinct()
                        .count());
        assertThat(live.read(CHECKOUT, Set.of()).all().metrics())
                .extracting(cell -> cell.counted().metric().orElseThrow().value())
                .contains("bought", "revenue");
        assertThat(live.read(BANNER, Set.of()).all().metrics())
                .isNotEmpty()
                .allSatisfy(cell -> assertThat(cell.counted().metric()).isEmpty());
        assertThat(cells(SHADOW, CHECKOUT)).isEqualTo(cells(LIVE, CHECKOUT));
    }

    @Test
    void a_snapshot_says_where_it_was_read() {
        var snapshot = live.read(CHECKOUT, Set.of()).all();

        assertThat(snapshot)
                .isEqualTo(new MetricCells.Snapshot(1, 4_711, NOON.plusSeconds(60), List.of(), List.of(), List.of()));
    }

    @Test
    void a_batch_that_is_rolled_back_leaves_nothing() {
        var before = checksum(LIVE);

        assertThatThrownBy(() -> database.inTransaction(() -> {
                    projection.apply(LIVE, behaviour(1_000));
                    throw new IllegalStateException("the token could not be stored");
                }))
                .hasMessageContaining("token");

        assertThat(checksum(LIVE)).isEqualTo(before);
        assertThat(live.read(CHECKOUT, Set.of()).all().exposures()).isEmpty();
    }

    @Test
    void the_last_minutes_add_up_and_are_forgotten_in_time() {
        apply(LIVE, behaviour(5_000), 500);
        var windows = live.since(CHECKOUT, NOON.minus(Duration.ofHours(1)));

        assertThat(windows)
                .isNotEmpty()
                .isSortedAccordingTo((a, b) -> a.minute().compareTo(b.minute()));
        assertThat(windows.stream().mapToLong(Deltas.Window::exposures).sum())
                .isEqualTo(live.read(CHECKOUT, Set.of()).all().exposures().stream()
                        .mapToLong(MetricCells.ExposureCell::users)
                        .sum());
        assertThat(windows.stream().map(Deltas.Window::valueMicros).reduce(BigInteger.ZERO, BigInteger::add))
                .isPositive();

        var before = checksum(LIVE);
        at(NOON.plus(Duration.ofHours(5))).pruneWindows();
        assertThat(live.since(CHECKOUT, NOON.minus(Duration.ofHours(1)))).isEmpty();
        assertThat(checksum(LIVE)).isEqualTo(before);
    }

    @Test
    void listeners_hear_which_experiments_changed() {
        Set<ExperimentKey> heard = new HashSet<>();
        changes.listen((generation, experiments) -> heard.addAll(experiments));

        apply(LIVE, behaviour(200), 200);

        assertThat(heard).containsExactlyInAnyOrder(CHECKOUT, BANNER);
    }

    private MetricProjection at(Instant now) {
        return new MetricProjection(store, SyntheticLifecycle.history(), changes, Clock.fixed(now, ZoneOffset.UTC));
    }

    private List<BehaviourEvent> behaviour(int count) {
        return new SyntheticBehaviour(11, NOON, count / 4, 50, SyntheticLifecycle.END).next(count);
    }

    private void apply(Generation generation, List<BehaviourEvent> events, int batch) {
        for (int from = 0; from < events.size(); from += batch) {
            var part = events.subList(from, Math.min(events.size(), from + batch));
            database.inTransaction(() -> projection.apply(generation, part));
        }
    }

    private String checksum(Generation generation) {
        return projection.checksum(generation);
    }

    private Object cells(Generation generation, ExperimentKey experiment) {
        return store.cells(generation, experiment);
    }
}
