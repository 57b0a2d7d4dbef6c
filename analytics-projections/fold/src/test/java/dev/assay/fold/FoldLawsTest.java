package dev.assay.fold;

import static dev.assay.fold.Histories.DEFINITIONS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.experiment.Dimension;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold for every history, not only for those somebody thought of. */
class FoldLawsTest {
    @Property(tries = 1_000)
    void order_batches_and_repetition_do_not_matter(
            @ForAll("histories") List<BehaviourEvent> history, @ForAll Random random) {
        var whole = Fold.fold(UserState.EMPTY, history, DEFINITIONS);

        var repeated = new ArrayList<>(history);
        history.stream().filter(event -> random.nextInt(3) == 0).forEach(repeated::add);
        Collections.shuffle(repeated, random);
        var piecewise = UserState.EMPTY;
        var contributions = new Contributions(DEFINITIONS, Instant.EPOCH);
        for (int from = 0; from < repeated.size(); ) {
            int to = Math.min(repeated.size(), from + 1 + random.nextInt(7));
            var next = Fold.fold(UserState.decode(piecewise.encode()), repeated.subList(from, to), DEFINITIONS);
            contributions.replace(piecewise, next);
            piecewise = next;
            from = to;
        }

        assertThat(piecewise.encode()).isEqualTo(whole.encode());
        assertThat(cells(contributions.toDeltas())).isEqualTo(cells(Histories.contribution(whole, DEFINITIONS)));
    }

    @Property(tries = 1_000)
    void states_merge_like_sets(
            @ForAll("histories") List<BehaviourEvent> a,
            @ForAll("histories") List<BehaviourEvent> b,
            @ForAll("histories") List<BehaviourEvent> c) {
        var left = Fold.fold(UserState.EMPTY, a, DEFINITIONS);
        var middle = Fold.fold(UserState.EMPTY, b, DEFINITIONS);
        var right = Fold.fold(UserState.EMPTY, c, DEFINITIONS);

        assertThat(left.merge(middle).merge(right)).isEqualTo(left.merge(middle.merge(right)));
        assertThat(left.merge(middle)).isEqualTo(middle.merge(left));
        assertThat(left.merge(left)).isSameAs(left);
        assertThat(left.merge(middle).merge(middle)).isEqualTo(left.merge(middle));
    }

    @Property(tries = 1_000)
    void equal_states_and_only_equal_states_have_equal_bytes(
            @ForAll("histories") List<BehaviourEvent> a, @ForAll("histories") List<BehaviourEvent> b) {
        var one = Fold.fold(UserState.EMPTY, a, DEFINITIONS);
        var other = Fold.fold(UserState.EMPTY, b, DEFINITIONS);

        assertThat(UserState.decode(one.encode())).isEqualTo(one);
        assertThat(Arrays.equals(one.encode(), other.encode())).isEqualTo(one.equals(other));
    }

    @Property(tries = 500)
    void a_contribution_taken_back_leaves_nothing(@ForAll("histories") List<BehaviourEvent> history) {
        var state = Fold.fold(UserState.EMPTY, history, DEFINITIONS);
        var contributions = new Contributions(DEFINITIONS, Instant.EPOCH);

        contributions.replace(UserState.EMPTY, state);
        contributions.replace(state, UserState.EMPTY);

        assertThat(contributions.toDeltas().isEmpty()).isTrue();
    }

    @Property(tries = 500)
    void the_values_of_a_dimension_add_up_to_no_more_than_all_users(@ForAll("histories") List<BehaviourEvent> history) {
        var all = Histories.contribution(Fold.fold(UserState.EMPTY, history, DEFINITIONS), DEFINITIONS);

        for (var dimension : Dimension.values()) {
            long sliced = all.exposures().stream()
                    .filter(cell -> cell.cohort()
                            .slice()
                            .filter(slice -> slice.dimension().equals(dimension.wireName()))
                            .isPresent())
                    .mapToLong(Deltas.Exposures::users)
                    .sum();
            long whole = Histories.whole(all).exposures().stream()
                    .mapToLong(Deltas.Exposures::users)
                    .sum();
            assertThat(sliced).isLessThanOrEqualTo(whole);
            if (dimension == Dimension.VISITOR) {
                assertThat(sliced).isEqualTo(whole);
            }
        }
    }

    @Property(tries = 500)
    void the_minutes_add_up_to_the_days(@ForAll("histories") List<BehaviourEvent> history) {
        var deltas = Histories.contribution(Fold.fold(UserState.EMPTY, history, DEFINITIONS));
        var judging = deltas.measurements().stream()
                .filter(cell -> DEFINITIONS
                        .experiment(cell.cohort().experiment().id())
                        .orElseThrow()
                        .metrics()
                        .getFirst()
                        .id()
                        .equals(cell.counted().metric()))
                .toList();

        assertThat(deltas.windows().stream().mapToLong(Deltas.Window::exposures).sum())
                .isEqualTo(deltas.exposures().stream()
                        .mapToLong(Deltas.Exposures::users)
                        .sum());
        assertThat(deltas.windows().stream()
                        .mapToLong(Deltas.Window::conversions)
                        .sum())
                .isEqualTo(judging.stream()
                        .mapToLong(Deltas.Measurements::converted)
                        .sum());
        assertThat(deltas.windows().stream().map(Deltas.Window::valueMicros).reduce(BigInteger.ZERO, BigInteger::add))
                .isEqualTo(judging.stream().map(cell -> cell.sums().y()).reduce(BigInteger.ZERO, BigInteger::add));
    }

    @Property(tries = 1_000)
    void wide_sums_are_exact(@ForAll List<Long> values, @ForAll List<Long> taken) {
        var sum = new WideSum();
        var squares = new WideSum();
        values.forEach(sum::add);
        values.forEach(value -> squares.addProduct(value, value, 1));
        taken.forEach(value -> squares.addProduct(value, value, -1));

        assertThat(sum.toBigInteger())
                .isEqualTo(values.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add));
        assertThat(squares.toBigInteger()).isEqualTo(squared(values).subtract(squared(taken)));
    }

    private static BigInteger squared(List<Long> values) {
        return values.stream()
                .map(BigInteger::valueOf)
                .map(v -> v.multiply(v))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static Set<Object> cells(Deltas deltas) {
        var cells = new HashSet<Object>(deltas.exposures());
        cells.addAll(deltas.measurements());
        cells.addAll(deltas.buckets());
        cells.addAll(deltas.windows());
        return cells;
    }

    /** Few ids, so that copies which differ in time, value or position are common. */
    @Provide
    Arbitrary<List<BehaviourEvent>> histories() {
        Arbitrary<String> ids = Arbitraries.integers().between(0, 15).map(id -> "event-" + id);
        Arbitrary<Instant> times =
                Arbitraries.integers().between(-300, 300).map(minutes -> Histories.NOON.plusSeconds(minutes * 60L));
        Arbitrary<Long> positions = Arbitraries.longs().between(0, 25);
        Arbitrary<Object> amounts = Arbitraries.oneOf(
                Arbitraries.doubles().between(-100, 1_000).map(Object.class::cast),
                Arbitraries.of(Double.NaN, 1e300, "twelve", 10L, 999_999_999_999L, true));
        var experiments = Arbitraries.of("own", "checkout", "pricing", "refined", "unknown");
        var exposures = Combinators.combine(
                        ids,
                        experiments,
                        Arbitraries.of("control", "control", "treatment", "stranger"),
                        times,
                        positions,
                        Arbitraries.of("", "ios", "android"))
                .as(Histories::exposure);
        var conversions =
                Combinators.combine(ids, experiments, times, positions).as(Histories::conversion);
        var purchases = Combinators.combine(ids, amounts, times, positions).as(Histories::purchase);
        var visits = Combinators.combine(ids, times, positions).as(Histories::visit);
        return Arbitraries.oneOf(exposures, conversions, purchases, purchases, visits)
                .list()
                .ofMaxSize(40);
    }
}
