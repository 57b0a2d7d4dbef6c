package dev.assay.analytics.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordingTest {
    @Test
    void a_lift_carries_its_sign() {
        assertThat(Wording.lift(0.15)).isEqualTo("+15.0%");
        assertThat(Wording.lift(-0.0431)).isEqualTo("-4.3%");
        assertThat(Wording.lift(0.0042)).isEqualTo("+0.42%");
        assertThat(Wording.lift(-1e-9)).isEqualTo("0.00%");
    }

    @Test
    void a_p_value_is_never_zero() {
        assertThat(Wording.p(StrictMath.log(6.16455e-4))).isEqualTo("p = 0.00062");
        assertThat(Wording.p(StrictMath.log(6.15478e-8))).isEqualTo("p = 6.2e-08");
        assertThat(Wording.p(-5_000)).isEqualTo("p < 1e-299");
    }
}
