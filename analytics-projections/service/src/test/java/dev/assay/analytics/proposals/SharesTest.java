package dev.assay.analytics.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.model.Rejected;
import dev.assay.model.experiment.AllocationProposal.Arm;
import dev.assay.model.experiment.AllocationProposal.Evidence;
import dev.assay.model.experiment.AllocationProposal.Settings;
import dev.assay.model.experiment.AllocationProposal.Share;
import dev.assay.model.experiment.AllocationProposal.Strategy;
import dev.assay.model.experiment.Percent;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.metric.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SharesTest {
    @Test
    void the_variant_that_is_surely_best_gets_all_but_the_floors() {
        var evidence = rates(Direction.INCREASE, 1_000, 1_000, 3_000);

        assertThat(shares(Strategy.THOMPSON, evidence)).containsExactly(100, 100, 9_800);
        assertThat(shares(Strategy.UCB1, evidence)).containsExactly(100, 100, 9_800);
        // A tenth explores evenly; of what the floors leave.
        assertThat(shares(Strategy.EPSILON_GREEDY, evidence)).containsExactly(423, 423, 9_154);
    }

    @Test
    void where_less_is_better_the_lowest_gets_it() {
        var evidence = rates(Direction.DECREASE, 500, 1_000, 3_000);

        assertThat(shares(Strategy.THOMPSON, evidence)).containsExactly(9_800, 100, 100);
        assertThat(shares(Strategy.UCB1, evidence)).containsExactly(9_800, 100, 100);
        assertThat(shares(Strategy.EPSILON_GREEDY, evidence).getFirst()).isEqualTo(9_154);
    }

    @Test
    void top_two_keeps_traffic_on_the_second_best() {
        assertThat(shares(Strategy.TOP_TWO, rates(Direction.INCREASE, 1_000, 2_000, 3_000)))
                .containsExactly(100, 4_950, 4_950);
    }

    @Test
    void means_are_weighed_by_their_errors() {
        var shares = shares(Strategy.THOMPSON, means(10, 10.1));

        assertThat(shares.get(1)).isBetween(7_000, 8_500);
        assertThat(shares.stream().mapToInt(Integer::intValue).sum()).isEqualTo(10_000);
    }

    @Test
    void while_nothing_is_known_all_get_the_same() {
        var evidence = evidence(Direction.INCREASE, false, List.of(arm("a", 0), arm("b", 0), arm("c", 0)));

        assertThat(shares(Strategy.THOMPSON, evidence)).containsExactly(3_334, 3_333, 3_333);
        assertThat(shares(Strategy.EPSILON_GREEDY, evidence)).containsExactly(3_334, 3_333, 3_333);
    }

    @Test
    void the_seed_decides_between_variants_that_look_alike() {
        var evidence = rates(Direction.INCREASE, 1_000, 1_000, 1_000);
        var chosen = new HashSet<Integer>();
        for (int seed = 0; seed < 20; seed++) {
            var shares = shares(new Settings(Strategy.UCB1, new Percent(0), 0, seed), evidence);
            assertThat(shares).isEqualTo(shares(new Settings(Strategy.UCB1, new Percent(0), 0, seed), evidence));
            chosen.add(shares.indexOf(10_000));
        }

        assertThat(chosen).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void floors_that_take_more_than_everything_and_bounds_of_unbounded_rewards_are_refused() {
        var settings = new Settings(Strategy.THOMPSON, new Percent(3_400), 0.1, 0);

        assertThatThrownBy(() -> Shares.of(settings, rates(Direction.INCREASE, 1, 2, 3)))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("too high");
        assertThatThrownBy(() -> shares(Strategy.UCB1, means(1, 2)))
                .isInstanceOf(Rejected.class)
                .hasMessageContaining("between 0 and 1");
    }

    private static List<Integer> shares(Strategy strategy, Evidence evidence) {
        return shares(new Settings(strategy, new Percent(100), 0.1, 7), evidence);
    }

    private static List<Integer> shares(Settings settings, Evidence evidence) {
        return Shares.of(settings, evidence).stream()
                .map(Share::allocation)
                .map(Percent::basisPoints)
                .toList();
    }

    /** Of 10,000 users each. */
    private static Evidence rates(Direction direction, long... conversions) {
        var arms = new ArrayList<Arm>();
        for (int i = 0; i < conversions.length; i++) {
            arms.add(new Arm(
                    new VariantId("v" + i), 10_000, conversions[i], OptionalDouble.empty(), OptionalDouble.empty()));
        }
        return evidence(direction, true, arms);
    }

    /** Of 10,000 users each, with a standard deviation of 10. */
    private static Evidence means(double... means) {
        var arms = new ArrayList<Arm>();
        for (int i = 0; i < means.length; i++) {
            arms.add(new Arm(new VariantId("v" + i), 10_000, 9, OptionalDouble.of(means[i]), OptionalDouble.of(100)));
        }
        return evidence(Direction.INCREASE, false, arms);
    }

    private static Arm arm(String id, long users) {
        return new Arm(new VariantId(id), users, 0, OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static Evidence evidence(Direction direction, boolean rate, List<Arm> arms) {
        return new Evidence(Optional.empty(), 0, direction, rate, 1, 4_711, Instant.EPOCH, arms);
    }
}
