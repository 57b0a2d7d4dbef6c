package dev.assay.statistics.covariate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.Moments;
import dev.assay.statistics.Status;
import dev.assay.statistics.Summary;
import dev.assay.statistics.comparison.Welch;
import dev.assay.statistics.covariate.PostStratification.Stratum;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostStratificationTest {
    @Test
    void one_stratum_is_the_unstratified_comparison() {
        var result = PostStratification.compare(List.of(stratum(50, 10, 60, 20)), 0.05);
        var plain = Welch.compare(Moments.ofConversions(50, 10), Moments.ofConversions(60, 20), 0.05);

        assertThat(result.difference()).isEqualTo(plain.difference());
        assertThat(result.test().orElseThrow().se())
                .isEqualTo(plain.test().orElseThrow().se());
        assertThat(result.unstratified()).isEqualTo(plain.difference());
    }

    @Test
    void a_stratum_missing_in_one_arm_cannot_be_used_and_one_missing_in_both_does_not_matter() {
        assertThat(PostStratification.compare(List.of(stratum(50, 10, 60, 20), stratum(0, 0, 30, 3)), 0.05)
                        .status())
                .isEqualTo(Status.EMPTY_ARM);
        assertThat(PostStratification.compare(List.of(stratum(50, 10, 60, 20), stratum(0, 0, 0, 0)), 0.05)
                        .status())
                .isEqualTo(Status.OK);
        assertThat(PostStratification.compare(List.of(stratum(0, 0, 0, 0)), 0.05)
                        .status())
                .isEqualTo(Status.EMPTY_ARM);
        assertThat(PostStratification.compare(List.of(stratum(50, 10, 60, 20), stratum(1, 0, 9, 3)), 0.05)
                        .status())
                .isEqualTo(Status.INSUFFICIENT_DATA);
    }

    @Test
    void weights_given_are_taken_as_they_are_and_a_weight_of_zero_leaves_a_stratum_out() {
        var result = PostStratification.compare(
                List.of(stratum(50, 10, 50, 20), stratum(0, 0, 30, 3)), List.of(1.0, 0.0), 0.05);

        assertThat(result.difference().orElseThrow()).isCloseTo(0.2, within(1e-15));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostStratification.compare(List.of(), List.of(1.0), 0.05));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostStratification.compare(List.of(stratum(50, 10, 50, 20)), List.of(-1.0), 0.05));
    }

    @Test
    void small_strata_are_joined_and_take_in_the_smallest_until_they_are_large_enough() {
        Stratum large = stratum(500, 100, 500, 120);
        Stratum middle = stratum(20, 5, 20, 6);

        assertThat(Strata.collapsed(List.of(large, middle))).containsExactly(large, middle);
        assertThat(Strata.collapsed(List.of(stratum(4, 1, 8, 2), large, stratum(7, 2, 3, 1), middle)))
                .containsExactly(large, middle, stratum(11, 3, 11, 3));
        assertThat(Strata.collapsed(List.of(stratum(0, 0, 8, 2), large, middle)))
                .containsExactly(large, stratum(20, 5, 28, 8));
        assertThat(Strata.collapsed(List.of(stratum(3, 1, 8, 2)))).containsExactly(stratum(3, 1, 8, 2));
    }

    @Test
    void arms_known_only_by_mean_and_variance_cannot_be_joined() {
        Stratum small = new Stratum(Summary.of(3, 1, 1), Summary.of(3, 1, 1));

        assertThatIllegalArgumentException().isThrownBy(() -> Strata.collapsed(List.of(small, small)));
    }

    private static Stratum stratum(long nc, long xc, long nt, long xt) {
        return new Stratum(Moments.ofConversions(nc, xc), Moments.ofConversions(nt, xt));
    }
}
