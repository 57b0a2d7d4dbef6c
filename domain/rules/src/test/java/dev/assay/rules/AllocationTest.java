package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.rules.Allocation.Share;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AllocationTest {
    @Test
    void widening_moves_only_what_must_move() {
        var narrow = Allocation.of(weights(9_000, 1_000));

        assertThat(narrow.movingAsFewAsPossible(weights(8_000, 2_000))).hasToString("v0 0-7999, v1 8000-9999");
        assertThat(narrow.movingAsFewAsPossible(weights(9_500, 500))).hasToString("v0 0-9499, v1 9500-9999");
    }

    @Test
    void a_weight_of_zero_owns_nothing() {
        assertThat(Allocation.of(weights(10_000, 0))).hasToString("v0 0-9999, v1 none");
        assertThat(Allocation.of(weights(10_000, 0)).movingAsFewAsPossible(weights(0, 10_000)))
                .hasToString("v0 none, v1 0-9999");
    }

    @Test
    void one_basis_point_too_few_or_too_many_is_refused() {
        assertThatThrownBy(() -> Allocation.of(weights(4_999, 5_000))).hasMessageContaining("9999");
        assertThatThrownBy(() -> Allocation.of(weights(5_001, 5_000))).hasMessageContaining("10001");
        assertThatThrownBy(() -> Allocation.of(weights(-1, 10_001))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void gaps_overlaps_and_repeated_variants_are_refused() {
        var low = new Share("a", List.of(new BucketRange(0, 4_999)));
        assertThatThrownBy(() -> new Allocation(List.of(low))).hasMessageContaining("5000");
        assertThatThrownBy(() -> new Allocation(List.of(low, new Share("b", List.of(new BucketRange(4_000, 9_999))))))
                .hasMessageContaining("4000");
        assertThatThrownBy(() -> new Allocation(List.of(low, new Share("b", List.of(new BucketRange(5_001, 9_999))))))
                .hasMessageContaining("5000");
        assertThatThrownBy(() -> new Allocation(List.of(low, new Share("a", List.of(new BucketRange(5_000, 9_999))))))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> new BucketRange(5, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BucketRange(0, 10_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void other_variants_than_before_are_refused() {
        assertThatThrownBy(() -> Allocation.of(weights(5_000, 5_000)).movingAsFewAsPossible(weights(10_000)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void however_the_ranges_are_cut_equal_allocations_are_equal() {
        var cut = new Allocation(List.of(
                new Share("v0", List.of(new BucketRange(100, 4_999), new BucketRange(0, 99))),
                new Share("v1", List.of(new BucketRange(5_000, 9_999)))));

        assertThat(cut).isEqualTo(Allocation.of(weights(5_000, 5_000)));
    }

    @Property(tries = 200)
    void the_weights_asked_for_are_the_weights_given(@ForAll("histories") List<SequencedMap<String, Integer>> history) {
        assertThat(after(history).weights()).containsExactlyEntriesOf(history.getLast());
    }

    @Property(tries = 200)
    void no_fewer_buckets_could_move(@ForAll("histories") List<SequencedMap<String, Integer>> history) {
        var before = after(history.subList(0, history.size() - 1));
        var after = before.movingAsFewAsPossible(history.getLast());

        int moved = 0;
        for (int bucket = 0; bucket < Bucketing.BUCKETS; bucket++) {
            moved += before.variantOf(bucket).equals(after.variantOf(bucket)) ? 0 : 1;
        }
        int must = history.getLast().entrySet().stream()
                .mapToInt(weight ->
                        Math.max(0, weight.getValue() - before.weights().getOrDefault(weight.getKey(), 0)))
                .sum();
        assertThat(moved).isEqualTo(must);
    }

    @Property(tries = 200)
    void nobody_leaves_a_variant_that_grows(@ForAll("histories") List<SequencedMap<String, Integer>> history) {
        var before = after(history.subList(0, history.size() - 1));
        var after = before.movingAsFewAsPossible(history.getLast());

        for (int bucket = 0; bucket < Bucketing.BUCKETS; bucket++) {
            var variant = before.variantOf(bucket);
            if (after.weights().getOrDefault(variant, 0) >= before.weights().getOrDefault(variant, 0)) {
                assertThat(after.variantOf(bucket)).isEqualTo(variant);
            }
        }
    }

    @Property(tries = 200)
    void the_compiled_form_agrees_on_every_bucket(@ForAll("histories") List<SequencedMap<String, Integer>> history) {
        var allocation = after(history);
        var table = BucketTable.of(allocation);

        for (int bucket = 0; bucket < Bucketing.BUCKETS; bucket++) {
            assertThat(allocation.shares().get(table.indexOf(bucket)).variant())
                    .isEqualTo(allocation.variantOf(bucket));
        }
    }

    @Provide
    Arbitrary<List<SequencedMap<String, Integer>>> histories() {
        return Arbitraries.integers()
                .between(2, 6)
                .flatMap(variants -> Arbitraries.integers()
                        .between(0, 10_000)
                        .array(int[].class)
                        .ofSize(variants - 1)
                        .map(AllocationTest::weightsBetween)
                        .list()
                        .ofMinSize(2)
                        .ofMaxSize(6));
    }

    private static Allocation after(List<SequencedMap<String, Integer>> history) {
        var allocation = Allocation.of(history.getFirst());
        for (var weights : history) {
            allocation = allocation.movingAsFewAsPossible(weights);
        }
        return allocation;
    }

    private static SequencedMap<String, Integer> weightsBetween(int[] cuts) {
        Arrays.sort(cuts);
        var weights = new ArrayList<Integer>();
        int from = 0;
        for (int cut : cuts) {
            weights.add(cut - from);
            from = cut;
        }
        weights.add(Bucketing.BUCKETS - from);
        return weights(weights.stream().mapToInt(Integer::intValue).toArray());
    }

    private static SequencedMap<String, Integer> weights(int... basisPoints) {
        var weights = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < basisPoints.length; i++) {
            weights.put("v" + i, basisPoints[i]);
        }
        return weights;
    }
}
