package dev.assay.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MomentsTest {
    private final Random random = new Random(20261124);

    @Test
    void an_offset_of_a_trillion_cancels_nothing() {
        Moments moments = Moments.ofValues(decimals("1000000000004.1", "1000000000007.1", "1000000000013.1"));

        assertThat(moments.variance()).hasValue(21);
        assertThat(moments.meanMinus(Moments.ofValues(decimals("1000000000008"))))
                .hasValue(0.1);
    }

    @Test
    void any_partition_in_any_order_gives_the_same_moments() {
        for (int trial = 0; trial < 200; trial++) {
            List<BigDecimal> values = someValues();
            Moments whole = Moments.ofValues(values);

            Collections.shuffle(values, random);
            int cut = random.nextInt(values.size() + 1);
            Moments merged =
                    Moments.ofValues(values.subList(cut, values.size())).plus(Moments.ofValues(values.subList(0, cut)));

            assertThat(merged.mean()).isEqualTo(whole.mean());
            assertThat(merged.variance()).isEqualTo(whole.variance());
        }
    }

    @Test
    void a_quotient_is_the_nearest_double() {
        for (int trial = 0; trial < 2_000; trial++) {
            BigInteger above = new BigInteger(1 + random.nextInt(200), random).add(BigInteger.ONE);
            BigInteger below = new BigInteger(1 + random.nextInt(200), random).add(BigInteger.ONE);

            double nearest = new BigDecimal(above)
                    .divide(new BigDecimal(below), new MathContext(400))
                    .doubleValue();

            assertThat(ExactRatio.of(above, below)).isEqualTo(nearest);
            assertThat(ExactRatio.of(above.negate(), below)).isEqualTo(-nearest);
        }
    }

    @Test
    void what_is_unknown_is_absent() {
        assertThat(Moments.NONE.mean()).isEmpty();
        assertThat(Moments.ofConversions(1, 1).mean()).hasValue(1);
        assertThat(Moments.ofConversions(1, 1).variance()).isEmpty();
    }

    @Test
    void impossible_sums_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Moments(2, BigInteger.TEN, BigInteger.valueOf(49), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Moments.ofConversions(10, 11));
    }

    private List<BigDecimal> someValues() {
        List<BigDecimal> values = new ArrayList<>();
        int size = 1 + random.nextInt(30);
        for (int i = 0; i < size; i++) {
            values.add(BigDecimal.valueOf(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L), random.nextInt(7)));
        }
        return values;
    }

    private static List<BigDecimal> decimals(String... values) {
        return List.of(values).stream().map(BigDecimal::new).toList();
    }
}
