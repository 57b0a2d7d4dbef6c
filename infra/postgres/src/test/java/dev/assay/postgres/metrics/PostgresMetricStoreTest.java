package dev.assay.postgres.metrics;

import static dev.assay.postgres.metrics.SyntheticLifecycle.CHECKOUT;
import static dev.assay.postgres.metrics.SyntheticLifecycle.generation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analytics.metrics.MetricStore;
import dev.assay.analytics.metrics.MetricStore.StateChange;
import dev.assay.analytics.metrics.Unit;
import dev.assay.analytics.results.MetricCells.BucketCell;
import dev.assay.analytics.results.MetricCells.ExposureCell;
import dev.assay.analytics.results.MetricCells.MetricCell;
import dev.assay.fold.Cohort;
import dev.assay.fold.Deltas;
import dev.assay.fold.MomentSums;
import dev.assay.fold.Slice;
import dev.assay.model.experiment.Dimension;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.metric.MetricId;
import dev.assay.model.projection.Generation;
import dev.assay.postgres.embedded.TestDatabases;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresMetricStoreTest {
    private static final Generation LIVE = generation(1);
    private static final Generation OTHER = generation(2);
    private static final Unit LOW = new Unit(1, 2);
    private static final Unit HIGH = new Unit(-1, 2);
    private static final VariantId CONTROL = new VariantId("control");
    private static final Cohort COHORT = new Cohort(CHECKOUT, CONTROL, LocalDate.of(2026, 11, 24), Optional.empty());
    private static final Deltas.Counted REVENUE = new Deltas.Counted(Optional.of(new MetricId("revenue")), 3, 0);
    private static final BigInteger HUGE = BigInteger.TWO.pow(150).subtract(BigInteger.ONE);

    private HeldConnection database;
    private PostgresMetricStore store;

    @BeforeEach
    void freshDatabase() {
        database = new HeldConnection(Jdbi.create(TestDatabases.migrated().dataSource()));
        store = new PostgresMetricStore(database.jdbi());
    }

    @Test
    void states_come_back_in_the_order_asked_for() {
        states(LIVE, new StateChange(LOW, bytes(1), true), new StateChange(HIGH, bytes(2), true));

        assertThat(store.states(LIVE, List.of(LOW, new Unit(5, 5), HIGH)))
                .containsExactly(bytes(1), new byte[0], bytes(2));
        assertThat(store.states(OTHER, List.of(LOW))).containsExactly(new byte[0]);
    }

    @Test
    void a_state_is_replaced_and_its_neighbour_kept() {
        states(LIVE, new StateChange(LOW, bytes(1), true), new StateChange(HIGH, bytes(2), true));
        var large = new byte[300_000];
        new Random(1).nextBytes(large);

        states(LIVE, new StateChange(LOW, large, false), new StateChange(new Unit(3, 3), bytes(3), true));

        assertThat(store.states(LIVE, List.of(LOW, new Unit(3, 3), HIGH))).containsExactly(large, bytes(3), bytes(2));
    }

    @Test
    void sums_add_up_exactly_and_can_be_taken_back() {
        statistics(1, HUGE);
        statistics(2, BigInteger.ONE);
        statistics(-1, BigInteger.ONE.negate());

        assertThat(store.cells(LIVE, CHECKOUT).exposures())
                .containsExactly(new ExposureCell(CONTROL, COHORT.day(), 2, 4));
        assertThat(store.cells(LIVE, CHECKOUT).metrics())
                .containsExactly(new MetricCell(REVENUE, CONTROL, COHORT.day(), 2, 4, sums(HUGE)));
        assertThat(store.cells(LIVE, CHECKOUT).buckets())
                .containsExactly(new BucketCell(new MetricId("revenue"), 3, CONTROL, -7, 2, HUGE, HUGE.negate()));
        assertThat(store.windows(LIVE, CHECKOUT, Instant.EPOCH)).hasSize(1);
    }

    @Test
    void the_cells_of_a_dimension_are_apart_from_those_of_all_users() {
        statistics(1, HUGE);

        var slices = store.slices(LIVE, CHECKOUT, Set.of("country", "device"));

        assertThat(slices.all()).isEqualTo(store.cells(LIVE, CHECKOUT));
        var german =
                new MetricStore.Cells(slices.all().exposures(), slices.all().metrics(), List.of());
        assertThat(slices.by()).isEqualTo(Map.of("country", new TreeMap<>(Map.of("DE", german))));
    }

    @Test
    void what_was_taken_back_entirely_is_no_cell() {
        var empty = store.checksum(LIVE);
        statistics(1, HUGE);
        assertThat(store.checksum(LIVE)).isNotEqualTo(empty);

        statistics(-1, HUGE.negate());

        assertThat(store.cells(LIVE, CHECKOUT).exposures()).isEmpty();
        assertThat(store.cells(LIVE, CHECKOUT).metrics()).isEmpty();
        assertThat(store.cells(LIVE, CHECKOUT).buckets()).isEmpty();
        assertThat(store.slices(LIVE, CHECKOUT, Set.of("country")).by()).isEmpty();
        assertThat(store.windows(LIVE, CHECKOUT, Instant.EPOCH)).isEmpty();
        assertThat(store.checksum(LIVE)).isEqualTo(empty);
    }

    @Test
    void the_checksum_does_not_depend_on_who_came_first() {
        states(LIVE, new StateChange(LOW, bytes(1), true), new StateChange(HIGH, bytes(2), true));
        states(OTHER, new StateChange(HIGH, bytes(2), true));
        assertThat(store.checksum(OTHER)).isNotEqualTo(store.checksum(LIVE));

        states(OTHER, new StateChange(LOW, bytes(9), true));
        states(OTHER, new StateChange(LOW, bytes(1), false));

        assertThat(store.checksum(OTHER)).isEqualTo(store.checksum(LIVE));
    }

    private void states(Generation generation, StateChange... states) {
        database.inTransaction(() -> store.write(generation, List.of(states), Deltas.NONE));
    }

    private void statistics(int factor, BigInteger sum) {
        var german = new Cohort(CHECKOUT, CONTROL, COHORT.day(), Optional.of(Slice.of(Dimension.COUNTRY, "DE")));
        var deltas = new Deltas(
                Stream.of(COHORT, german)
                        .map(cohort -> new Deltas.Exposures(cohort, factor, 2L * factor))
                        .toList(),
                Stream.of(COHORT, german)
                        .map(cohort -> new Deltas.Measurements(cohort, REVENUE, factor, 0, 2L * factor, sums(sum)))
                        .toList(),
                List.of(new Deltas.Bucket(
                        CHECKOUT, CONTROL, new MetricId("revenue"), 3, -7, factor, sum, sum.negate())),
                List.of(new Deltas.Window(
                        CHECKOUT, CONTROL, Instant.parse("2026-11-24T12:00:00Z"), factor, factor, sum)));
        database.inTransaction(() -> store.write(LIVE, List.of(), deltas));
    }

    /** Each of the sums another one. */
    private static MomentSums sums(BigInteger sum) {
        IntFunction<BigInteger> times = factor -> sum.multiply(BigInteger.valueOf(factor));
        return new MomentSums(
                sum,
                sum.negate(),
                times.apply(2),
                times.apply(3),
                times.apply(4),
                times.apply(5),
                times.apply(6),
                times.apply(7),
                times.apply(8),
                times.apply(9),
                times.apply(10),
                times.apply(11),
                times.apply(12),
                times.apply(13));
    }

    private static byte[] bytes(int value) {
        return new byte[] {1, (byte) value, -1};
    }
}
