package dev.assay.fold;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class MicrosTest {
    @Property
    void a_real_value_is_rounded_as_its_decimal_text(@ForAll @DoubleRange(min = -1e12, max = 1e12) double value) {
        assertThat(Micros.ofValue(value))
                .isEqualTo(BigDecimal.valueOf(value)
                        .movePointRight(6)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact());
    }

    @Test
    void ties_go_to_the_even_neighbour() {
        assertThat(Micros.ofValue(0.000_000_5)).isZero();
        assertThat(Micros.ofValue(0.000_001_5)).isEqualTo(2);
        assertThat(Micros.ofValue(19.99)).isEqualTo(19_990_000);
        assertThat(Micros.ofValue(0.1f)).isEqualTo(100_000);
    }

    @Test
    void what_is_no_countable_number_is_rejected() {
        assertThat(Micros.ofValue(null)).isEqualTo(Micros.REJECTED);
        assertThat(Micros.ofValue("5")).isEqualTo(Micros.REJECTED);
        assertThat(Micros.ofValue(true)).isEqualTo(Micros.REJECTED);
        assertThat(Micros.ofValue(Double.NaN)).isEqualTo(Micros.REJECTED);
        assertThat(Micros.ofValue(Double.NEGATIVE_INFINITY)).isEqualTo(Micros.REJECTED);
        assertThat(Micros.ofValue(1e12)).isEqualTo(Micros.LARGEST);
        assertThat(Micros.ofValue(1.000_001e12)).isEqualTo(Micros.REJECTED);
        assertThat(Micros.ofValue(Long.MIN_VALUE)).isEqualTo(Micros.REJECTED);
        assertThat(Micros.ofValue(BigInteger.TEN.pow(400))).isEqualTo(Micros.REJECTED);
        assertThat(Micros.ofValue(new BigDecimal("1e999999999"))).isEqualTo(Micros.REJECTED);
        assertThat(Micros.ofValue(new BigDecimal("1e-999999999"))).isZero();
    }

    @Test
    void instants_before_1970_keep_their_order() {
        assertThat(Micros.of(Instant.EPOCH.minusNanos(1))).isEqualTo(-1);
        assertThat(Micros.toInstant(-1)).isEqualTo(Instant.EPOCH.minusNanos(1_000));
    }
}
