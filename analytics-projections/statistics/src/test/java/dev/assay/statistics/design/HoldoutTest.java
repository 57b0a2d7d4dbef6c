package dev.assay.statistics.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.assay.statistics.Moments;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.RelativeLift;
import dev.assay.statistics.design.Holdout.Launched;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldoutTest {
    private static final Moments HOLDOUT = Moments.ofConversions(5_000, 500);
    private static final Moments REST = Moments.ofConversions(95_000, 10_000);

    @Test
    void what_was_promised_is_shrunk_and_compared_with_what_came() {
        var result =
                Holdout.compare(HOLDOUT, REST, List.of(new Launched(0.06, 0.03), new Launched(0.04, 0.04)), 0.04, 0.05);

        // Kept: 0.04²/(0.04² + 0.03²) = 0.64 and one half.
        assertThat(result.promised().lift()).isCloseTo(0.1, within(1e-15));
        assertThat(result.promised().se()).isCloseTo(0.05, within(1e-15));
        assertThat(result.shrunk().lift()).isCloseTo(0.64 * 0.06 + 0.02, within(1e-15));
        double shrunkVariance = 0.64 * 0.0009 + 0.5 * 0.0016;
        assertThat(result.shrunk().se()).isCloseTo(Math.sqrt(shrunkVariance), within(1e-15));
        var lift = RelativeLift.of(HOLDOUT, REST, 0.05);
        double liftSe = lift.delta().orElseThrow().se();
        var gap = result.gap().orElseThrow();
        assertThat(gap.estimate()).isCloseTo(lift.lift().orElseThrow() - 0.0584, within(1e-15));
        assertThat(gap.se()).isCloseTo(Math.sqrt(liftSe * liftSe + shrunkVariance), within(1e-15));
    }

    @Test
    void a_lift_known_for_sure_is_not_shrunk_and_one_all_noise_is_nothing() {
        var sure = Holdout.compare(HOLDOUT, REST, List.of(new Launched(0.06, 0)), 0.04, 0.05);
        var noise = Holdout.compare(HOLDOUT, REST, List.of(new Launched(0.06, 1e9)), 0.04, 0.05);

        assertThat(sure.shrunk().lift()).isEqualTo(0.06);
        assertThat(noise.shrunk().lift()).isCloseTo(0, within(1e-15));
        assertThat(noise.shrunk().se()).isCloseTo(0.04, within(1e-12));
    }

    @Test
    void nothing_launched_promises_nothing_and_an_empty_holdout_tells_nothing() {
        var nothing = Holdout.compare(HOLDOUT, REST, List.of(), 0.04, 0.05);
        var empty = Holdout.compare(Moments.NONE, REST, List.of(new Launched(0.06, 0.03)), 0.04, 0.05);

        assertThat(nothing.promised().lift()).isZero();
        assertThat(nothing.gap()).isPresent();
        assertThat(empty.status()).isEqualTo(Status.EMPTY_ARM);
        assertThat(empty.gap()).isEmpty();
        assertThat(empty.promised().lift()).isEqualTo(0.06);
        assertThatIllegalArgumentException().isThrownBy(() -> Holdout.compare(HOLDOUT, REST, List.of(), 0, 0.05));
    }

    @Test
    void the_spread_of_true_lifts_is_what_noise_does_not_explain() {
        assertThat(Holdout.priorDeviation(List.of(new Launched(0.05, 0.03), new Launched(-0.05, 0.03))))
                .isCloseTo(0.04, within(1e-15));
        assertThat(Holdout.priorDeviation(List.of(new Launched(0.01, 0.03)))).isZero();
        assertThat(Holdout.priorDeviation(List.of())).isZero();
    }
}
