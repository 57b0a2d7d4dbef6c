package dev.assay.statistics.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.JointMoments;
import dev.assay.statistics.Moments;
import dev.assay.statistics.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HistogramTest {
    @Property(tries = 2_000)
    void a_bucket_holds_its_values_orders_as_they_do_and_is_narrow(
            @ForAll("values") long one, @ForAll("values") long other) {
        int bucket = ValueBucket.of(one);

        assertThat(ValueBucket.lowest(bucket)).isLessThanOrEqualTo(one);
        assertThat(ValueBucket.highest(bucket)).isGreaterThanOrEqualTo(one);
        assertThat(bucket < ValueBucket.of(other)).isEqualTo(one < ValueBucket.lowest(ValueBucket.of(other)));
        double width = (double) ValueBucket.highest(bucket) - ValueBucket.lowest(bucket);
        assertThat(width).isLessThanOrEqualTo(Math.abs((double) one) / 128);
        if (Math.abs((double) one) < 256) {
            assertThat(ValueBucket.lowest(bucket)).isEqualTo(ValueBucket.highest(bucket));
        }
        if (one < Long.MAX_VALUE && one == ValueBucket.highest(bucket)) {
            assertThat(ValueBucket.of(one + 1)).isEqualTo(bucket + 1);
        }
    }

    @Property(tries = 500)
    void histograms_merge_in_any_order_and_can_be_taken_away(
            @ForAll("lists") long[] a, @ForAll("lists") long[] b, @ForAll("lists") long[] c) {
        Histogram one = Histogram.of(a);
        Histogram two = Histogram.of(b);
        Histogram three = Histogram.of(c);

        assertThat(one.plus(two).plus(three)).isEqualTo(three.plus(two.plus(one)));
        assertThat(one.plus(two).minus(one)).isEqualTo(two);
        assertThat(one.minus(one)).isEqualTo(Histogram.EMPTY);
    }

    @Property(tries = 1_000)
    void a_quantile_is_within_a_128th_of_the_true_one(@ForAll("lists") long[] values, @ForAll Random random) {
        Histogram histogram = Histogram.of(values);
        double q = random.nextDouble();
        if (values.length == 0) {
            assertThat(histogram.quantile(q)).isEmpty();
            return;
        }
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        long exact = sorted[(int) Ranks.of(sorted.length, q) - 1];

        assertThat(histogram.quantile(q).orElseThrow()).isCloseTo(exact, within(Math.abs((double) exact) / 128));
        assertThat(histogram.edge(q).orElseThrow()).isGreaterThanOrEqualTo(exact);
    }

    @Property(tries = 500)
    void a_cap_at_an_edge_is_exact(@ForAll("lists") long[] values, @ForAll Random random) {
        Histogram histogram = Histogram.of(values);
        if (values.length == 0) {
            return;
        }
        long edge = histogram.edge(random.nextDouble()).orElseThrow();

        var capped = histogram.cappedAt(edge);
        Moments expected = Moments.ofValues(Arrays.stream(values)
                .mapToObj(value -> BigDecimal.valueOf(Math.min(value, edge)))
                .toList());

        assertThat(capped.moments()).isEqualTo(expected);
        assertThat(capped.capped())
                .isEqualTo(Arrays.stream(values).filter(v -> v > edge).count());
        assertThat(histogram.countUpTo(edge))
                .isEqualTo(Arrays.stream(values).filter(v -> v <= edge).count());
        assertThat(histogram.moments().sum().subtract(capped.takenAway())).isEqualTo(expected.sum());
    }

    @Test
    void a_cap_between_edges_is_refused_and_so_is_taking_what_is_not_there() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Histogram.of(1_000_000).cappedAt(1_000_000));
        assertThatIllegalArgumentException().isThrownBy(() -> Histogram.of(5).minus(Histogram.of(6)));
    }

    @Test
    void the_ends_of_the_longs_have_buckets() {
        Histogram histogram = Histogram.of(Long.MIN_VALUE, 0, Long.MAX_VALUE);

        assertThat(histogram.quantile(0.1)).hasValue(Long.MIN_VALUE);
        assertThat(histogram.quantile(0.5)).hasValue(0);
        assertThat(histogram.edge(0.9)).hasValue(Long.MAX_VALUE);
    }

    @Test
    void small_values_compare_as_the_values_themselves_do() {
        var random = new Random(5);
        List<double[]> control = users(random, 60, 0);
        List<double[]> treatment = users(random, 70, 8);

        for (double q : new double[] {0.1, 0.5, 0.9}) {
            var exact = QuantileComparison.compare(control, treatment, q, 0.05);
            var binned = HistogramQuantile.compare(clustered(control, q), clustered(treatment, q), q, 0.05);

            assertThat(binned.control().orElseThrow())
                    .isEqualTo(exact.control().orElseThrow().estimate());
            assertThat(binned.test().orElseThrow().se())
                    .isCloseTo(exact.test().orElseThrow().se(), within(1e-12));
            assertThat(binned.test().orElseThrow().estimate())
                    .isEqualTo(exact.difference().orElseThrow());
        }
    }

    @Test
    void independent_values_need_no_indicators_and_single_users_give_no_test() {
        long[] values = new Random(8).longs(500, 1, 5_000).toArray();
        var arm = HistogramQuantile.Arm.independent(Histogram.of(values));

        assertThat(HistogramQuantile.compare(arm, arm, 0.5, 0.05)
                        .test()
                        .orElseThrow()
                        .z())
                .isZero();
        var single = new HistogramQuantile.Arm(Histogram.of(values), Optional.of(JointMoments.ofUser(0, 250, 500)));
        assertThat(HistogramQuantile.compare(arm, single, 0.5, 0.05).status()).isEqualTo(Status.INSUFFICIENT_DATA);
        var none = HistogramQuantile.Arm.independent(Histogram.EMPTY);
        assertThat(HistogramQuantile.compare(none, arm, 0.5, 0.05).status()).isEqualTo(Status.EMPTY_ARM);
    }

    private static List<double[]> users(Random random, int count, int shift) {
        List<double[]> users = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int level = random.nextInt(100);
            users.add(random.ints(1 + random.nextInt(5), 0, 100)
                    .mapToDouble(value -> value + level + shift)
                    .toArray());
        }
        return users;
    }

    private static HistogramQuantile.Arm clustered(List<double[]> users, double q) {
        Histogram all = Histogram.EMPTY;
        for (double[] user : users) {
            all = all.plus(histogram(user));
        }
        long edge = all.edge(q).orElseThrow();
        JointMoments indicators = JointMoments.none(2);
        for (double[] user : users) {
            Histogram own = histogram(user);
            indicators = indicators.plus(JointMoments.ofUser(0, own.countUpTo(edge), own.n()));
        }
        return new HistogramQuantile.Arm(all, Optional.of(indicators));
    }

    private static Histogram histogram(double[] events) {
        return Histogram.of(Arrays.stream(events).mapToLong(v -> (long) v).toArray());
    }

    @Provide
    Arbitrary<Long> values() {
        return Arbitraries.oneOf(
                Arbitraries.longs(),
                Arbitraries.longs().between(-300, 300),
                Arbitraries.integers().between(0, 63).map(shift -> 1L << shift),
                Arbitraries.integers().between(0, 63).map(shift -> (1L << shift) - 1),
                Arbitraries.of(Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE));
    }

    @Provide
    Arbitrary<long[]> lists() {
        return values().array(long[].class).ofMaxSize(30);
    }
}
