package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever is kept of users adds up in any order and can be taken away again. */
class MergeLawsTest {
    @Property(tries = 500)
    void joint_moments_merge_in_any_order_and_grouping(
            @ForAll("users") List<List<BigDecimal>> a,
            @ForAll("users") List<List<BigDecimal>> b,
            @ForAll("users") List<List<BigDecimal>> c) {
        JointMoments one = JointMoments.ofUsers(3, a);
        JointMoments two = JointMoments.ofUsers(3, b);
        JointMoments three = JointMoments.ofUsers(3, c);

        same(one.plus(two).plus(three), three.plus(one.plus(two)));
        same(one.plus(two).minus(two), one);
        same(one.plus(JointMoments.none(3)), one);
    }

    private static void same(JointMoments one, JointMoments other) {
        assertThat(one.n()).isEqualTo(other.n());
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertThat(one.covariance(i, j)).isEqualTo(other.covariance(i, j));
            }
            assertThat(one.sum(i).doubleValue()).isEqualTo(other.sum(i).doubleValue());
        }
    }

    @Property(tries = 500)
    void a_covariance_is_the_rounded_true_one(@ForAll("users") List<List<BigDecimal>> users) {
        JointMoments moments = JointMoments.ofUsers(3, users);
        if (users.size() < 2) {
            assertThat(moments.covariance(0, 2)).isEmpty();
            return;
        }
        // n·Σ(u - ū)(w - w̄) as a decimal, without a division before the last.
        BigDecimal n = BigDecimal.valueOf(users.size());
        BigDecimal sumU = users.stream().map(u -> u.get(0)).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal sumW = users.stream().map(u -> u.get(2)).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal cross = users.stream()
                .map(u -> n.multiply(u.get(0))
                        .subtract(sumU)
                        .multiply(n.multiply(u.get(2)).subtract(sumW)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        double expected = cross.divide(n.multiply(n).multiply(n.subtract(BigDecimal.ONE)), new MathContext(60))
                .doubleValue();

        assertThat(moments.covariance(0, 2)).hasValue(expected);
    }

    @Property(tries = 500)
    void moments_can_be_taken_away_again(
            @ForAll("users") List<List<BigDecimal>> a, @ForAll("users") List<List<BigDecimal>> b) {
        Moments one = JointMoments.ofUsers(3, a).moments(1);
        Moments both = one.plus(JointMoments.ofUsers(3, b).moments(1));

        Moments left = both.minus(JointMoments.ofUsers(3, b).moments(1));

        assertThat(left.mean()).isEqualTo(one.mean());
        assertThat(left.variance()).isEqualTo(one.variance());
    }

    @Property(tries = 500)
    void a_sum_of_doubles_knows_no_order_and_is_the_nearest_double(
            @ForAll("doubles") double[] values, @ForAll Random random) {
        double[] shuffled = values.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double swap = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = swap;
        }
        int cut = random.nextInt(values.length + 1);
        ExactSum merged = ExactSum.of(Arrays.copyOfRange(shuffled, cut, shuffled.length))
                .plus(ExactSum.of(Arrays.copyOfRange(shuffled, 0, cut)));
        BigDecimal sum = Arrays.stream(values).mapToObj(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal squares = Arrays.stream(values)
                .mapToObj(value -> new BigDecimal(value).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(merged).isEqualTo(ExactSum.of(values));
        assertThat(merged.sum()).hasValue(sum.doubleValue() + 0.0);
        assertThat(merged.sumOfSquares()).hasValue(squares.doubleValue());
        assertThat(merged.minus(ExactSum.of(values))).isEqualTo(ExactSum.NONE);
    }

    @Test
    void a_sum_without_a_double_is_absent() {
        double largest = Double.MAX_VALUE;

        assertThat(ExactSum.of(largest, largest, -largest).sum()).hasValue(largest);
        assertThat(ExactSum.of(largest, largest).sum()).isEmpty();
        assertThat(ExactSum.of(1e200).sumOfSquares()).isEmpty();
        assertThat(ExactSum.of(1, Double.NaN).sum()).isEmpty();
        assertThat(ExactSum.of(Double.POSITIVE_INFINITY).sumOfSquares()).isEmpty();
        assertThat(ExactSum.of(1, Double.NaN).minus(ExactSum.of(Double.NaN)).sum())
                .hasValue(1);
    }

    @Test
    void subnormals_round_once_and_zeros_lose_their_sign() {
        // (2^-537)² = 2^-1074 is the smallest double, 1½ of it is a tie and goes to the even 2.
        assertThat(ExactSum.of(0x1p-537).sumOfSquares()).hasValue(Double.MIN_VALUE);
        assertThat(ExactSum.of(0x1p-537, 0x1p-538, 0x1p-538).sumOfSquares()).hasValue(2 * Double.MIN_VALUE);
        assertThat(ExactSum.of(0x1p-538).sumOfSquares()).hasValue(0);
        assertThat(ExactSum.of(Double.MIN_VALUE, -Double.MIN_VALUE).sum()).hasValue(0.0);
        assertThat(ExactSum.of(-0.0).sum().getAsDouble()).isEqualTo(0.0);
        assertThat(ExactSum.of().sum()).hasValue(0);
    }

    @Test
    void impossible_sums_are_refused() {
        JointMoments one = JointMoments.ofUser(0, 3, 4);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> JointMoments.none(2).minus(one));
        assertThatIllegalArgumentException().isThrownBy(() -> one.plus(JointMoments.none(3)));
        assertThat(one.product(1, 0).doubleValue()).isEqualTo(12);
        assertThat(JointMoments.ofUser(6, 3_000_000).mean(0).doubleValue()).isEqualTo(3);
    }

    @Provide
    Arbitrary<List<List<BigDecimal>>> users() {
        return Arbitraries.longs()
                .between(-1_000_000_000_000L, 1_000_000_000_000L)
                .flatMap(unscaled ->
                        Arbitraries.integers().between(0, 6).map(scale -> BigDecimal.valueOf(unscaled, scale)))
                .list()
                .ofSize(3)
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<double[]> doubles() {
        return Arbitraries.doubles()
                .between(-1e150, 1e150)
                .edgeCases(cases -> cases.add(Double.MIN_VALUE, -Double.MIN_NORMAL, 0x1p-537, -0.0, 1e-160))
                .array(double[].class)
                .ofMaxSize(20);
    }
}
