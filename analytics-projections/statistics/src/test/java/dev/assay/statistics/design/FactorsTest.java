package dev.assay.statistics.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.Moments;
import dev.assay.statistics.Sample;
import dev.assay.statistics.Status;
import dev.assay.statistics.Summary;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Three factors against numpy's and scipy's matrices. */
class FactorsTest {
    private static final List<Sample> CUBE = List.of(
            Summary.of(50, 10, 4),
            Summary.of(60, 11.5, 5),
            Summary.of(55, 9.7, 3.5),
            Summary.of(40, 12.2, 6),
            Summary.of(70, 10.4, 4.4),
            Summary.of(45, 11.1, 5.2),
            Summary.of(65, 10.9, 3.9),
            Summary.of(52, 13.6, 7));

    @Test
    void three_factors_have_three_effects_three_interactions_and_one_test_of_all() {
        var outcome = Factorial.of(CUBE, 0.05).outcome().orElseThrow();

        assertThat(outcome.main()).hasSize(3);
        assertEffect(outcome.main().get(0), 1.85, 0.2165060305161527, 4.557105025828449e-16, 3);
        assertEffect(outcome.main().get(1), 0.85, 0.2165060305161527, 1.0479426392838856e-4, 2);
        assertEffect(outcome.main().get(2), 0.65, 0.2165060305161527, 0.0028807329583328744, 1);
        assertThat(outcome.interactions().get(1).factors()).containsExactly(0, 2);
        assertEffect(outcome.interactions().get(0), 1.5, 0.4330120610323054, 6.008176127086473e-4, 3);
        assertEffect(outcome.interactions().get(1), -0.3, 0.4330120610323054, 0.48889980277730555, 1);
        assertEffect(outcome.interactions().get(2), 1.3, 0.4330120610323054, 0.0028807329583328744, 2);
        var omnibus = outcome.omnibus().orElseThrow();
        assertThat(omnibus.statistic()).isCloseTo(106.81621561526136, within(1e-10));
        assertThat(omnibus.lnP()).isCloseTo(-44.61716141903263, within(1e-10));
        assertThat(omnibus.df()).isEqualTo(7);
    }

    private static void assertEffect(Factorial.Effect effect, double estimate, double se, double p, int factor) {
        assertThat(effect.contrast().estimate()).isCloseTo(estimate, within(1e-13));
        assertThat(effect.contrast().se()).isCloseTo(se, within(1e-14));
        assertThat(effect.contrast().df()).isCloseTo(336.3128028830501, within(1e-9));
        assertThat(effect.contrast().studentP().twoSided()).isCloseTo(p, within(1e-9 * p));
        assertThat(effect.adjustedP()).isCloseTo(factor * p, within(1e-9 * p));
    }

    @Test
    void two_factors_are_the_two_by_two() {
        // Bit 0 is factor A: the cells are 00, 10, 01, 11 by (A, B).
        var factorial = Factorial.of(CUBE.subList(0, 4), 0.05).outcome().orElseThrow();
        var square = TwoByTwo.of(CUBE.get(0), CUBE.get(2), CUBE.get(1), CUBE.get(3), 0.05);

        var interaction = factorial.interactions().getFirst().contrast();
        assertThat(interaction.estimate())
                .isCloseTo(square.effects().orElseThrow().interaction(), within(1e-14));
        assertThat(interaction.se())
                .isCloseTo(square.tests().orElseThrow().interaction().se(), within(1e-15));
        assertThat(factorial.main().getFirst().contrast().estimate())
                .isCloseTo(square.effects().orElseThrow().mainA(), within(1e-14));
        assertThat(factorial.main().getFirst().contrast().se())
                .isCloseTo(square.tests().orElseThrow().seMain(), within(1e-15));
    }

    @Test
    void a_trillion_in_every_cell_cancels() {
        var result = TwoByTwo.of(
                decimals("1000000000000.000001", "1000000000000.000003"),
                decimals("1000000000000.000002", "1000000000000.000004"),
                decimals("1000000000000.000002", "1000000000000.000004"),
                decimals("1000000000000.000005", "1000000000000.000009"),
                0.05);

        assertThat(result.effects().orElseThrow().interaction()).isCloseTo(3e-6, within(1e-20));
    }

    @Test
    void a_cell_without_users_says_nothing_and_one_with_a_user_only_a_difference() {
        Sample cell = Summary.of(10, 1, 1);
        Sample flat = Summary.of(10, 2, 0);

        assertThat(TwoByTwo.of(cell, cell, cell, Moments.NONE, 0.05).status()).isEqualTo(Status.EMPTY_ARM);
        var few = TwoByTwo.of(cell, cell, cell, Summary.of(1, 4, 0), 0.05);
        assertThat(few.status()).isEqualTo(Status.INSUFFICIENT_DATA);
        assertThat(few.effects().orElseThrow().interaction()).isEqualTo(3);
        var same = TwoByTwo.of(flat, flat, flat, flat, 0.05);
        assertThat(same.status()).isEqualTo(Status.ZERO_VARIANCE);
        assertThat(same.effects().orElseThrow().mainA()).isZero();
        assertThat(Factorial.of(List.of(cell, Moments.NONE), 0.05).status()).isEqualTo(Status.EMPTY_ARM);
        assertThat(Factorial.of(List.of(cell, flat), 0.05)
                        .outcome()
                        .orElseThrow()
                        .omnibus())
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Factorial.of(List.of(cell, cell, cell), 0.05));
        assertThatIllegalArgumentException().isThrownBy(() -> Factorial.of(List.of(cell), 0.05));
    }

    @Test
    void relative_effects_need_baselines() {
        Sample positive = Summary.of(10, 1, 1);
        Sample zero = Summary.of(10, 0, 1);
        Sample negative = Summary.of(10, -2, 1);

        var tests =
                TwoByTwo.of(zero, positive, positive, positive, 0.05).tests().orElseThrow();
        assertThat(tests.logRatio()).isEmpty();
        assertThat(tests.liftDifference()).isEmpty();
        var signs = TwoByTwo.of(negative, positive, positive, positive, 0.05)
                .tests()
                .orElseThrow();
        assertThat(signs.logRatio()).isEmpty();
        // (1/1 - 1) - (1/-2 - 1)
        assertThat(signs.liftDifference().orElseThrow().estimate()).isEqualTo(1.5);
    }

    private static Moments decimals(String... values) {
        return Moments.ofValues(Stream.of(values).map(BigDecimal::new).toList());
    }
}
