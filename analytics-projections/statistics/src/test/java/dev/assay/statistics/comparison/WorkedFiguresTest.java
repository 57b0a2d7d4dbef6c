package dev.assay.statistics.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.Interval;
import dev.assay.statistics.Moments;
import dev.assay.statistics.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures the HTTP contract promises, and the edges no reference case covers. */
class WorkedFiguresTest {
    @ParameterizedTest
    @CsvSource({
        "10000, 1000, 10000, 1150, 3.42427, 6.16455e-4, 9.412, 10.588, 10.875, 12.125",
        "25000, 2500, 25000, 2875, 5.41425, 6.15478e-8, 9.628, 10.372, 11.104, 11.896"
    })
    void the_contracts_conversion_figures_hold(
            long nc,
            long xc,
            long nt,
            long xt,
            double z,
            double p,
            double cLow,
            double cHigh,
            double tLow,
            double tHigh) {
        Proportion control = new Proportion(nc, xc);
        Proportion treatment = new Proportion(nt, xt);
        var test = TwoProportions.compare(control, treatment, 0.05).test().orElseThrow();

        assertThat(test.z()).isCloseTo(z, within(5e-6));
        assertThat(test.p().twoSided()).isCloseTo(p, within(5e-6 * p));
        assertInterval(control.wald(0.05), cLow, cHigh);
        assertInterval(treatment.wald(0.05), tLow, tHigh);
    }

    private static void assertInterval(Interval interval, double lowPercent, double highPercent) {
        // The contract's last decimal is not always the nearest: it prints 11.104 for 11.10454.
        assertThat(interval.low() * 100).isCloseTo(lowPercent, within(6e-4));
        assertThat(interval.high() * 100).isCloseTo(highPercent, within(6e-4));
    }

    @Test
    void chi_square_of_two_by_two_is_z_squared() {
        var z = TwoProportions.compare(new Proportion(10_000, 1_000), new Proportion(10_000, 1_150), 0.05)
                .test()
                .orElseThrow();
        var chiSquare = ChiSquareTest.of(List.of(List.of(1_000L, 9_000L), List.of(1_150L, 8_850L)))
                .outcome()
                .orElseThrow();

        assertThat(chiSquare.statistic()).isCloseTo(z.z() * z.z(), within(1e-12));
        assertThat(chiSquare.lnP()).isCloseTo(z.p().lnTwoSided(), within(1e-12));
    }

    @Test
    void an_empty_arm_has_no_difference_and_no_test() {
        var result = TwoProportions.compare(new Proportion(0, 0), new Proportion(10, 3), 0.05);

        assertThat(result.status()).isEqualTo(Status.EMPTY_ARM);
        assertThat(result.difference()).isEmpty();
        assertThat(result.newcombe()).isEmpty();
        assertThat(FisherExact.test(new Proportion(0, 0), new Proportion(10, 3)).status())
                .isEqualTo(Status.EMPTY_ARM);
    }

    @Test
    void everybody_against_nobody_is_a_test_and_everybody_against_everybody_is_none() {
        assertThat(TwoProportions.compare(new Proportion(50, 0), new Proportion(50, 50), 0.05)
                        .status())
                .isEqualTo(Status.OK);
        assertThat(TwoProportions.compare(new Proportion(50, 50), new Proportion(50, 50), 0.05)
                        .status())
                .isEqualTo(Status.NO_VARIATION);
    }

    @Test
    void fishers_tail_reaches_past_the_smallest_double() {
        var p = FisherExact.test(new Proportion(3_000, 10), new Proportion(3_000, 1_500))
                .outcome()
                .orElseThrow()
                .p();

        assertThat(p.lnTwoSided()).isCloseTo(-1239.6654110449134, within(1e-9));
        assertThat(p.lnGreater()).isCloseTo(-1240.3585582254734, within(1e-9));
    }

    @Test
    void fishers_test_holds_for_a_thousand_conversions_among_a_hundred_thousand() {
        var p = FisherExact.test(new Proportion(100_000, 1_000), new Proportion(100_100, 1_050))
                .outcome()
                .orElseThrow()
                .p();

        assertThat(p.lnTwoSided()).isCloseTo(-1.2496851213039328, within(1e-11));
        assertThat(p.lnGreater()).isCloseTo(-1.9419755366994851, within(1e-11));
    }

    @Test
    void a_single_user_an_arm_has_a_difference_but_no_test() {
        var result = Welch.compare(Moments.ofConversions(1, 0), Moments.ofConversions(5, 2), 0.05);

        assertThat(result.status()).isEqualTo(Status.INSUFFICIENT_DATA);
        assertThat(result.difference()).hasValue(0.4);
        assertThat(result.test()).isEmpty();
    }

    @Test
    void a_lift_without_a_baseline_is_unknown_not_zero() {
        var result = RelativeLift.of(Moments.ofConversions(50, 0), Moments.ofConversions(50, 5), 0.05);

        assertThat(result.status()).isEqualTo(Status.BASELINE_ZERO);
        assertThat(result.lift()).isEmpty();
    }
}
