package dev.assay.statistics.bandit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharesTest {
    @Test
    void shares_add_up_to_everything_for_twenty_arms() {
        var random = new SplittableRandom(5);
        var arms = IntStream.range(0, 20)
                .mapToObj(i -> Belief.Rate.of(1 + random.nextInt(2_000), 1 + random.nextInt(20_000)))
                .toList();
        var shares = Thompson.of(arms, true);

        assertThat(sum(shares.best())).isCloseTo(1, within(1e-9));
        assertThat(sum(shares.second())).isCloseTo(1, within(1e-9));
        assertThat(sum(shares.weights(0.01))).isCloseTo(1, within(1e-9));
        assertThat(shares.weights(0.01)).allMatch(weight -> weight >= 0.01);
        assertThat(sum(shares.topTwoWeights(0.01))).isCloseTo(1, within(1e-9));
    }

    @Test
    void equal_arms_share_equally() {
        var arm = Belief.Rate.of(12.5, 100);

        assertThat(Thompson.of(List.of(arm, arm, arm, arm), true).best())
                .allSatisfy(share -> assertThat(share).isCloseTo(0.25, within(1e-10)));
    }

    @Test
    void the_smallest_is_best_when_less_is_better() {
        var arms = List.of(new Belief.Mean(3, 0.1), new Belief.Mean(1, 0.1), new Belief.Mean(2, 0.1));

        assertThat(Thompson.of(arms, false).best().get(1)).isCloseTo(1, within(1e-9));
        assertThat(Thompson.of(arms, false).second().get(2)).isCloseTo(1, within(1e-9));
    }

    @Test
    void a_single_arm_gets_everything() {
        var alone = Thompson.of(List.of(Belief.Rate.of(1, 1)), true);

        assertThat(alone.weights(0.1)).containsExactly(1.0);
        assertThat(alone.topTwoWeights(0.1)).containsExactly(1.0);
        assertThatThrownBy(() -> alone.weights(1.5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_arm_never_pulled_is_pulled_first_and_ties_go_to_the_first() {
        var fresh = new Pulls(List.of(new Pulls.Arm(3, 3), new Pulls.Arm(0, 0), new Pulls.Arm(0, 0)));
        assertThat(fresh.next()).isEqualTo(1);
        assertThat(fresh.upperBounds().get(1)).isEmpty();
        assertThat(fresh.greedy(0.3)).containsExactly(0.3 / 3 + 1 - 0.3, 0.3 / 3, 0.3 / 3);

        var equal = new Pulls(List.of(new Pulls.Arm(2, 1), new Pulls.Arm(2, 1)));
        assertThat(equal.next()).isZero();
        assertThat(new Pulls(List.of(new Pulls.Arm(0, 0), new Pulls.Arm(0, 0))).greedy(0.1))
                .containsExactly(0.5, 0.5);
    }

    private static double sum(List<Double> shares) {
        return shares.stream().mapToDouble(Double::doubleValue).sum();
    }
}
