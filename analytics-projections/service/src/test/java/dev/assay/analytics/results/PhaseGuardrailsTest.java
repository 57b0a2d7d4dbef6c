package dev.assay.analytics.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.model.experiment.GuardrailReading;
import dev.assay.model.experiment.GuardrailReading.Outcome;
import dev.assay.model.experiment.Percent;
import dev.assay.model.experiment.Rollout;
import dev.assay.model.experiment.RolloutPlan;
import dev.assay.model.experiment.RolloutPlan.OnBreach;
import dev.assay.model.experiment.RolloutPlan.Phase;
import dev.assay.model.experiment.RolloutPlan.PhaseGuardrail;
import dev.assay.model.experiment.RolloutUnderWay;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.metric.Direction;
import dev.assay.model.metric.MetricId;
import dev.assay.model.metric.MetricKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a phase's guardrail says of a variant, however often it is asked. */
class PhaseGuardrailsTest {
    private static final long MINIMUM = 500;

    @Test
    void with_fewer_users_than_asked_for_nothing_is_said() {
        var reading = read(errors(10_000, 0, 499, 499), 0.1);

        assertThat(reading.outcome()).isEqualTo(Outcome.TOO_FEW);
        assertThat(reading.users()).isEqualTo(499);
        assertThat(reading.effect()).isEmpty();
    }

    @Test
    void what_is_surely_within_the_margin_is_safe_and_what_is_surely_beyond_is_breached() {
        assertThat(read(errors(50_000, 5_000, 50_000, 5_000), 0.1).outcome()).isEqualTo(Outcome.SAFE);
        assertThat(read(errors(2_000, 200, 2_000, 200), 0.1).outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(read(errors(50_000, 5_000, 50_000, 6_500), 0.1).outcome()).isEqualTo(Outcome.BREACHED);
        // Worse, but not beyond what is accepted.
        assertThat(read(errors(200_000, 20_000, 200_000, 20_500), 0.1).outcome())
                .isEqualTo(Outcome.SAFE);
    }

    @Test
    void of_a_metric_that_should_grow_less_is_worse() {
        var fewer = new Situation()
                .control("old", 5_000, 50_000)
                .treatment("new", 5_000, 50_000)
                .guardrail("errors", MetricKind.CONVERSION, Direction.INCREASE, 0)
                .measured("errors", "old", 5_000)
                .measured("errors", "new", 4_000);

        var reading = read(fewer, 0.05);
        assertThat(reading.outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(reading.effect().orElseThrow()).isCloseTo(-0.2, within(1e-9));
        assertThat(reading.low().orElseThrow()).isLessThan(-0.2);
        assertThat(reading.high().orElseThrow()).isBetween(-0.2, -0.05);
    }

    @Test
    void where_nobody_failed_before_and_everybody_does_now_there_is_no_doubt() {
        assertThat(read(errors(500, 0, 500, 500), 0).outcome()).isEqualTo(Outcome.BREACHED);
        assertThat(read(errors(500, 0, 500, 0), 0).outcome()).isEqualTo(Outcome.UNDECIDED);
    }

    @Test
    void only_who_came_in_the_phase_counts() {
        var moved = errors(50_000, 5_000, 50_000, 9_000).reallocated(9_000, 1_000);

        var reading = read(moved, 0);
        assertThat(reading.outcome()).isEqualTo(Outcome.TOO_FEW);
        assertThat(reading.controlUsers()).isZero();
    }

    @Test
    void a_metric_that_was_named_too_late_is_not_measured() {
        var unmeasured = new Situation().control("old", 5_000, 9_000).treatment("new", 5_000, 9_000);

        assertThat(read(unmeasured, 0).outcome()).isEqualTo(Outcome.TOO_FEW);
        assertThat(read(unmeasured, 0).metricVersion()).isZero();
    }

    @Test
    void until_the_phase_is_known_nothing_is_read() {
        var situation = errors(50_000, 5_000, 50_000, 9_000);
        assertThat(new PhaseGuardrails(situation, situation, position -> position < 7).read(Situation.KEY, underWay(0)))
                .isEmpty();
    }

    @Test
    void looking_at_every_moment_raises_hardly_any_false_alarm_and_finds_what_is_worse() {
        var random = new SplittableRandom(20_261_127);

        assertThat(alarms(random, 0.05)).isLessThanOrEqualTo(0.05);
        assertThat(alarms(random, 0.08)).isGreaterThanOrEqualTo(0.9);
    }

    /** The share of rollouts that are rolled back at one of thirty looks, where the old version fails for a twentieth. */
    private static double alarms(SplittableRandom random, double rate) {
        int rollouts = 400;
        int alarms = 0;
        for (int rollout = 0; rollout < rollouts; rollout++) {
            long users = 0;
            long old = 0;
            long fresh = 0;
            for (int look = 0; look < 30; look++) {
                users += 500;
                old += failures(random, 0.05);
                fresh += failures(random, rate);
                if (read(errors(users, old, users, fresh), 0).outcome() == Outcome.BREACHED) {
                    alarms++;
                    break;
                }
            }
        }
        return alarms / (double) rollouts;
    }

    private static long failures(SplittableRandom random, double rate) {
        long failures = 0;
        for (int user = 0; user < 500; user++) {
            failures += random.nextDouble() < rate ? 1 : 0;
        }
        return failures;
    }

    private static Situation errors(long users, long errors, long newUsers, long newErrors) {
        return new Situation()
                .control("old", 5_000, users)
                .treatment("new", 5_000, newUsers)
                .guardrail("errors", MetricKind.CONVERSION, Direction.DECREASE, 0)
                .measured("errors", "old", errors)
                .measured("errors", "new", newErrors);
    }

    private static GuardrailReading read(Situation situation, double margin) {
        var readings = new PhaseGuardrails(situation, situation, _ -> true)
                .read(Situation.KEY, underWay(margin))
                .orElseThrow();
        assertThat(readings).hasSize(1);
        return readings.getFirst();
    }

    private static RolloutUnderWay underWay(double margin) {
        var guardrail = new PhaseGuardrail(new MetricId("errors"), margin, MINIMUM);
        var plan = new RolloutPlan(
                Optional.of(new VariantId("new")),
                List.of(new Phase(new Percent(1_000), Duration.ofHours(1), List.of(guardrail))),
                OnBreach.ROLL_BACK);
        return new RolloutUnderWay(plan, Rollout.NOT_BEGUN.entered(1, Situation.START), 7);
    }
}
