package dev.assay.statistics.multiplicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.Status;
import dev.assay.statistics.Summary;
import dev.assay.statistics.distribution.Normal;
import dev.assay.statistics.distribution.StudentT;
import java.util.List;
import org.junit.jupiter.api.Test;

class DunnettTest {
    private static final Summary CONTROL = Summary.of(1_000, 10, 25);

    @Test
    void with_one_treatment_it_is_the_ordinary_test() {
        var outcome = Dunnett.of(CONTROL, List.of(Summary.of(900, 10.6, 30)), 0.05)
                .outcome()
                .orElseThrow();
        var each = outcome.each().getFirst();

        assertThat(outcome.criticalValue()).isCloseTo(Normal.critical(0.05), within(1e-9));
        assertThat(each.adjustedP()).isCloseTo(Normal.tail(each.statistic()).twoSided(), within(1e-12));
        assertThat(Dunnett.pooled(CONTROL, List.of(Summary.of(900, 10.6, 30)), 12, 0.05)
                        .outcome()
                        .orElseThrow()
                        .criticalValue())
                .isCloseTo(StudentT.critical(0.05, 12), within(1e-8));
    }

    @Test
    void sharing_the_control_costs_less_than_bonferroni() {
        var treatments = List.of(Summary.of(1_000, 10, 25), Summary.of(1_000, 10.5, 25), Summary.of(1_000, 10.4, 25));
        double critical =
                Dunnett.of(CONTROL, treatments, 0.05).outcome().orElseThrow().criticalValue();

        assertThat(critical).isBetween(Normal.critical(0.05), Normal.critical(0.05 / 3));
    }

    @Test
    void small_p_values_keep_their_digits() {
        var outcome = Dunnett.of(CONTROL, List.of(Summary.of(1_000, 15, 25), Summary.of(1_000, 10, 25)), 0.05)
                .outcome()
                .orElseThrow();
        var far = outcome.each().getFirst();

        // So far out both cannot be beyond by chance, so that Bonferroni is exact.
        assertThat(far.adjustedP() / (2 * Normal.tail(far.statistic()).twoSided()))
                .isCloseTo(1, within(1e-6));
        assertThat(far.adjustedP()).isBetween(1e-110, 1e-100);
    }

    @Test
    void what_cannot_be_compared_says_why() {
        assertThat(Dunnett.of(CONTROL, List.of(), 0.05).status()).isEqualTo(Status.EMPTY_ARM);
        assertThat(Dunnett.of(CONTROL, List.of(Summary.of(0, 0, 0)), 0.05).status())
                .isEqualTo(Status.EMPTY_ARM);
        assertThat(Dunnett.of(CONTROL, List.of(Summary.of(1, 3, 0)), 0.05).status())
                .isEqualTo(Status.INSUFFICIENT_DATA);
        assertThat(Dunnett.of(Summary.of(5, 1, 0), List.of(Summary.of(5, 2, 0)), 0.05)
                        .status())
                .isEqualTo(Status.ZERO_VARIANCE);
    }
}
