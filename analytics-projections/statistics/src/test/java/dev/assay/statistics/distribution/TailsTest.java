package dev.assay.statistics.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values: 60-digit arithmetic (mpmath). */
class TailsTest {
    @ParameterizedTest
    @CsvSource({
        "0.1, -0.77615459273027333",
        "1.959963984540054, -3.6888794541139359",
        "4.9, -14.551182689355313",
        "5.1, -15.588487091871466",
        "9, -43.628149113332115",
        "40, -804.60844201375379",
        "1000, -500007.82669481218"
    })
    void the_normal_tail_never_underflows(double z, double expected) {
        close(Normal.lnUpperTail(z), expected);
        assertThat(Normal.lnUpperTail(-z)).isCloseTo(StrictMath.log1p(-StrictMath.exp(expected)), within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 1, -0.69953351538382367",
        "2.5, 1.2195121951219512, -2.2802720412985939",
        "3e6, 1, -16.058852732481821",
        "2.2, 17.3, -3.8711307206757341",
        "9, 1e5, -43.611352904116471",
        "40, 1e5, -798.26796564124547",
        "1.2, 250000, -2.1622125649089362",
        "2.2, 999999, -4.2756102516551764",
        "2.2, 1000001, -4.2756102516715671",
        "2.2, 1e9, -4.2756184388487378",
        "2.2, 499, -4.2592939780290198",
        "2.2, 501, -4.259358753931398",
        "4.99, 501, -14.689800585622072",
        "5.01, 501, -14.788588445309342",
        "1.96, 2500, -3.6867472733174512",
        "12, 3000, -73.712689004193979",
        "15, 4900, -113.60252022892911",
        "0.1, 700, -0.7761234829738723",
        "10, 2e6, -53.2300103085317745"
    })
    void students_tail_holds_for_few_and_for_a_billion_degrees_of_freedom(double t, double df, double expected) {
        close(StudentT.lnUpperTail(t, df), expected);
    }

    @ParameterizedTest
    @CsvSource({
        "80, 1, -42.428936197871842",
        "0.5, 3, -0.084587322851899341",
        "2000, 7, -983.92908478218238",
        "3.84, 1, -2.9948622271800273",
        "19.5, 19, -0.85517461094437648"
    })
    void the_chi_squared_tail_never_underflows(double x, double df, double expected) {
        close(ChiSquared.lnUpperTail(x, df), expected);
    }

    @ParameterizedTest
    @CsvSource({
        "1e-9, 5.9978070150076869",
        "1e-12, 7.0344838253011319",
        "1e-17, 8.4937932241095981",
        "0.3, 0.52440051270804082",
        "0.025, 1.9599639845400542",
        "0.975, -1.9599639845400542",
        "0.5, 0"
    })
    void normal_quantiles_reach_as_far_out_as_probabilities(double q, double expected) {
        assertThat(Normal.upperQuantile(q)).isCloseTo(expected, within(1e-14 * Math.abs(expected) + 1e-300));
    }

    @ParameterizedTest
    @CsvSource({
        "0.025, 1.2195121951219512, 8.3940186889475278",
        "1e-10, 1, 3183098861.8379066",
        "0.025, 36671.157979, 1.9600286770213051",
        "0.005, 4, 4.6040948713499932",
        "0.995, 4, -4.6040948713499932",
        "0.025, 3.7, 2.8675207071911895",
        "0.025, 12, 2.1788128296672289",
        "0.025, 40.5, 2.0202984281854337",
        "0.025, 200, 1.9718962236339094",
        "0.025, 1499, 1.9615478106169351",
        "0.025, 2500.25, 1.9609132498238507",
        "0.025, 80000, 1.9599936383714534",
        "0.0005, 30, 3.6459586350420218",
        "1e-6, 50, 5.3766734017404763",
        "1e-6, 5000, 4.7590379535051011",
        "1e-12, 2000, 7.0791146899569917",
        "0.3, 60, 0.52719812722974742",
        "0.45, 7, 0.13029279659177739",
        "0.05, 1e6, 1.6448551507220405",
        "0.005, 1000, 2.5807546980659511",
        "0.5, 4, 0"
    })
    void students_quantiles_are_found_at_real_degrees_of_freedom(double q, double df, double expected) {
        assertThat(StudentT.upperQuantile(q, df)).isCloseTo(expected, within(2e-14 * Math.abs(expected) + 1e-300));
    }

    @Test
    void a_probability_outside_its_range_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Normal.upperQuantile(0));
        assertThatIllegalArgumentException().isThrownBy(() -> Normal.upperQuantile(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> StudentT.lnUpperTail(1, 0));
    }

    @Test
    void the_exact_binomial_p_adds_up_what_is_no_more_probable() {
        // 1 of 6 with p = ½: (1 + 6 + 6 + 1) / 64.
        assertThat(StrictMath.exp(new Binomial(6, 0.5).lnTwoSided(1))).isCloseTo(14 / 64.0, within(1e-15));
        assertThat(StrictMath.exp(new Binomial(6, 0.5).lnTwoSided(3))).isEqualTo(1);
    }

    private static void close(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-13 * Math.abs(expected) + 1e-14));
    }
}
