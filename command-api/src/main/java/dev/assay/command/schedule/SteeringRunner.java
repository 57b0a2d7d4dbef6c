package dev.assay.command.schedule;

import dev.assay.command.sending.Commands;
import dev.assay.model.Rejected;
import dev.assay.model.experiment.AllocationProposer;
import dev.assay.model.experiment.ApplyProposal;
import dev.assay.model.experiment.BanditPlan;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.GuardrailReader;
import dev.assay.model.experiment.ProposeAllocation;
import dev.assay.model.experiment.ReviewRollout;
import dev.assay.model.experiment.RolloutPlan;
import dev.assay.model.experiment.RolloutUnderWay;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes rollouts to their next steps and lets bandits divide traffic, when it is time. */
public final class SteeringRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SteeringRunner.class);
    private static final long PERIOD_MILLIS = 2_000;

    private final Steered steered;
    private final GuardrailReader guardrails;
    private final AllocationProposer proposer;
    private final BiConsumer<ExperimentKey, Object> sender;
    private final Clock clock;
    private final Set<ExperimentKey> refused = new HashSet<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("steering").daemon().factory());

    public SteeringRunner(
            Steered steered, GuardrailReader guardrails, AllocationProposer proposer, Commands commands, Clock clock) {
        this(
                steered,
                guardrails,
                proposer,
                (experiment, command) ->
                        commands.change(command, experiment, experiment.id(), BySchedule.in(experiment.scope())),
                clock);
    }

    SteeringRunner(
            Steered steered,
            GuardrailReader guardrails,
            AllocationProposer proposer,
            BiConsumer<ExperimentKey, Object> sender,
            Clock clock) {
        this.steered = steered;
        this.guardrails = guardrails;
        this.proposer = proposer;
        this.sender = sender;
        this.clock = clock;
    }

    /** Looks every two seconds. */
    public void start() {
        var _ = ticker.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    void look() {
        steered.running().forEach((experiment, entry) -> {
            try {
                entry.underWay().ifPresent(rollout -> review(experiment, rollout));
                entry.steering().bandit().ifPresent(bandit -> turn(experiment, entry, bandit));
                refused.remove(experiment);
            } catch (Rejected refusal) {
                tell(experiment, refusal);
            } catch (RuntimeException e) {
                LOG.warn("{} could not be looked at, and will be again", experiment, e);
            }
        });
    }

    /** Once, since it is tried over and over: a bandit may have been given a metric that it cannot learn from. */
    private void tell(ExperimentKey experiment, Rejected refusal) {
        if (refused.add(experiment)) {
            LOG.warn("{} is not moved as planned: {}", experiment, refusal.getMessage());
        }
    }

    /** The aggregate decides; it is asked only when there is something to decide. */
    private void review(ExperimentKey experiment, RolloutUnderWay rollout) {
        guardrails
                .read(experiment, rollout)
                .filter(readings -> rollout.next(readings, clock.instant()) != RolloutPlan.Step.STAY)
                .ifPresent(readings -> sender.accept(
                        experiment,
                        new ReviewRollout(experiment, rollout.rollout().phase(), readings)));
    }

    private void turn(ExperimentKey experiment, Steered.Entry entry, BanditPlan bandit) {
        if (!clock.instant().isBefore(entry.turnedAt().plus(bandit.every()))) {
            int number = entry.proposals() + 1;
            var proposal = proposer.propose(experiment, bandit.settings(number));
            sender.accept(experiment, new ProposeAllocation(experiment, proposal));
            sender.accept(experiment, new ApplyProposal(experiment, number));
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
