package dev.assay.model.experiment;

import static dev.assay.model.Rejected.require;
import static dev.assay.model.experiment.Status.ARCHIVED;
import static dev.assay.model.experiment.Status.DRAFT;
import static dev.assay.model.experiment.Status.PAUSED;
import static dev.assay.model.experiment.Status.RUNNING;
import static dev.assay.model.experiment.Status.SCHEDULED;
import static dev.assay.model.experiment.Status.STOPPED;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.axonframework.modelling.command.AggregateLifecycle.getVersion;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import dev.assay.model.Rejected;
import dev.assay.model.Rejection.Conflict;
import dev.assay.model.Rejection.Invalid;
import dev.assay.model.Rejection.NotAllowedInStatus;
import dev.assay.model.Rejection.NotFound;
import dev.assay.model.Rejection.StaleVersion;
import dev.assay.model.Rejection.VersionRequired;
import dev.assay.model.event.ContextKeys;
import dev.assay.model.json.Faults;
import dev.assay.model.metric.KnownMetrics;
import dev.assay.model.metric.MetricId;
import dev.assay.model.metric.MetricKey;
import dev.assay.model.traffic.KnownTraffic;
import dev.assay.model.traffic.LayerKey;
import dev.assay.model.traffic.LayerPlace;
import dev.assay.rules.Allocation;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * An experiment's life. Drafts change freely; once users have been assigned, variants and salt are fixed, and traffic
 * moves only by {@link ReallocateTraffic}.
 */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE,
        creatorVisibility = Visibility.NONE)
@Revision("5")
@SuppressWarnings("NullAway.Init") // Axon makes the instance, the first event fills it
public class Experiment {
    private static final int MAX_OVERRIDES = 10_000;

    @AggregateIdentifier
    private ExperimentKey key;

    private ExperimentDefinition definition;
    private Allocation allocation;
    private Status status;
    private Map<String, VariantId> overrides = new HashMap<>();
    private int proposals;
    private List<AllocationProposal.Share> proposed = List.of();
    private Rollout rollout = Rollout.NOT_BEGUN;

    protected Experiment() {}

    @CommandHandlerInterceptor
    void refuseStale(@MetaDataValue(value = ContextKeys.IF_MATCH) @Nullable Long seen) {
        require(seen == null || seen.equals(getVersion()), new StaleVersion(seen == null ? 0 : seen, getVersion()));
    }

    @CommandHandler
    public Experiment(CreateExperiment command, KnownMetrics metrics, KnownTraffic traffic) {
        requireValid(command.experiment(), command.definition(), metrics, traffic);
        apply(new ExperimentCreated(
                command.experiment(),
                command.definition(),
                Allocation.of(command.definition().weights()),
                command.salt(),
                Optional.empty()));
    }

    @CommandHandler
    public Experiment(CloneExperiment command, KnownMetrics metrics, KnownTraffic traffic) {
        var fresh = command.definition().withDates(Optional.empty(), Optional.empty());
        requireValid(command.experiment(), fresh, metrics, traffic);
        apply(new ExperimentCreated(
                command.experiment(),
                fresh,
                Allocation.of(fresh.weights()),
                command.salt(),
                Optional.of(command.source())));
    }

    @CommandHandler
    void on(
            UpdateExperiment command,
            KnownMetrics metrics,
            KnownTraffic traffic,
            Clock clock,
            @MetaDataValue(ContextKeys.IF_MATCH) @Nullable Long seen) {
        requireStatus("changed", DRAFT, SCHEDULED, RUNNING, PAUSED);
        requireVersionUnlessDraft(seen);
        var next = command.definition();
        var faults = new Faults();
        DefinitionRules.check(next, knownOrKept(metrics), faults);
        TrafficRules.check(key, definition.traffic(), next.traffic(), traffic, faults);
        VariantRules.checkForcedKept(overrides.values(), next.variants(), faults);
        if (status.isLive()) {
            VariantRules.checkKept(definition.variants(), next.variants(), faults);
            TrafficRules.checkKept(definition.traffic(), next.traffic(), faults);
            SteeringRules.checkKept(definition, next, rollout.phase(), faults);
        }
        DateRules.checkMove(status, definition, next, clock.instant(), faults);
        faults.refuseIfAny();
        if (!next.equals(definition)) {
            apply(new ExperimentUpdated(key, next, status.isLive() ? allocation : Allocation.of(next.weights())));
        }
    }

    @CommandHandler
    void on(
            ScheduleExperiment command,
            KnownMetrics metrics,
            Clock clock,
            @MetaDataValue(ContextKeys.IF_MATCH) @Nullable Long seen) {
        requireStatus("scheduled", DRAFT, SCHEDULED);
        requireVersionUnlessDraft(seen);
        var planned = definition.withDates(
                command.startAt().or(definition::startDate), command.endAt().or(definition::endDate));
        var faults = new Faults();
        DateRules.checkPlan(planned, clock.instant(), faults);
        MetricRoles.check(planned, known(metrics, key), faults);
        faults.refuseIfAny();
        if (status == DRAFT || !planned.equals(definition)) {
            apply(new ExperimentScheduled(key, planned.startDate().orElseThrow(), planned.endDate()));
        }
    }

    @CommandHandler
    void on(StartExperiment command, KnownMetrics metrics, KnownTraffic traffic, Clock clock) {
        switch (command.trigger()) {
            case MANUAL -> {
                requireStatus("started", DRAFT, SCHEDULED);
                var faults = new Faults();
                DateRules.checkNotOver(definition, clock.instant(), faults);
                MetricRoles.check(definition, known(metrics, key), faults);
                faults.refuseIfAny();
            }
            // Checked when it was scheduled. One whose end was slept over too starts and stops, instead of staying due.
            case SCHEDULE -> {
                requireStatus("started by its schedule", SCHEDULED);
                require(isDue(definition.startDate(), clock), new Conflict("The start was moved to a later moment."));
            }
        }
        layer().ifPresent(place -> traffic.take(new LayerKey(key.scope(), place.id()), key.id(), place.share()));
        // First, so that nobody is assigned by the shares of a draft.
        definition.steering().rollout().ifPresent(plan -> enter(plan, 1, StepCause.PLAN, "", List.of()));
        apply(new ExperimentStarted(key, command.trigger()));
    }

    @CommandHandler
    void on(PauseExperiment command) {
        requireStatus("paused", RUNNING);
        apply(new ExperimentPaused(key, command.reason()));
    }

    @CommandHandler
    void on(ResumeExperiment command) {
        requireStatus("resumed", PAUSED);
        apply(new ExperimentResumed(key));
    }

    @CommandHandler
    void on(ReallocateTraffic command, @MetaDataValue(ContextKeys.IF_MATCH) @Nullable Long seen) {
        requireStatus("reallocated", DRAFT, SCHEDULED, RUNNING, PAUSED);
        requireVersionUnlessDraft(seen);
        require(
                !status.isLive()
                        || definition
                                .steering()
                                .rollout()
                                .flatMap(RolloutPlan::variant)
                                .isEmpty(),
                new Conflict("The traffic of experiment '" + key.id() + "' is divided by its rollout: move that."));
        divide(command.weights(), command.reason());
    }

    private void divide(SequencedMap<VariantId, Percent> weights, String reason) {
        var next = allocation.movingAsFewAsPossible(VariantRules.checkedWeights(definition.variants(), weights));
        if (!next.equals(allocation)) {
            apply(new TrafficReallocated(key, next, reason));
        }
    }

    @CommandHandler
    void on(ProposeAllocation command) {
        requireStatus("given a proposal", RUNNING, PAUSED);
        VariantRules.checkedWeights(definition.variants(), command.proposal().weights());
        apply(new AllocationProposed(key, proposals + 1, command.proposal()));
    }

    @CommandHandler
    void on(ApplyProposal command) {
        requireStatus("reallocated", RUNNING, PAUSED);
        require(
                command.number() >= 1 && command.number() <= proposals,
                new NotFound("Experiment '" + key.id() + "' has no proposal " + command.number() + "."));
        require(
                command.number() == proposals,
                new Conflict("Proposal " + command.number() + " rests on older evidence than proposal " + proposals
                        + "; only the newest can be applied."));
        divide(AllocationProposal.weights(proposed), "Proposal " + command.number());
    }

    @CommandHandler
    void on(EnterPhase command) {
        var plan = requireRollout("moved");
        boolean forwards = command.direction() == EnterPhase.Direction.FORWARDS;
        int present = rollout.phase();
        int next = command.phase().orElse(present + (forwards ? 1 : -1));
        boolean isThere = forwards ? next > present && next <= plan.phases().size() : next >= 0 && next < present;
        require(
                isThere,
                new Invalid(
                        "/phase",
                        "the rollout stands in phase " + present + " of "
                                + plan.phases().size() + ": there is no phase " + next
                                + (forwards ? " after that" : " before that")));
        if (forwards && rollout.isHalted()) {
            apply(new RolloutContinued(key, command.reason()));
        }
        enter(plan, next, StepCause.MANUAL, command.reason(), List.of());
        if (!forwards && !rollout.isHalted()) {
            apply(new RolloutHalted(key, StepCause.MANUAL, command.reason(), List.of()));
        }
    }

    @CommandHandler
    void on(HaltRollout command) {
        requireRollout("halted");
        require(!rollout.completed(), new Conflict("The rollout of experiment '" + key.id() + "' is complete."));
        if (!rollout.isHalted()) {
            apply(new RolloutHalted(key, StepCause.MANUAL, command.reason(), List.of()));
        }
    }

    @CommandHandler
    void on(ContinueRollout command) {
        var plan = requireRollout("continued");
        if (rollout.isHalted()) {
            apply(new RolloutContinued(key, command.reason()));
            enter(plan, Math.max(1, rollout.phase()), StepCause.MANUAL, command.reason(), List.of());
        }
    }

    /** What is not called for any longer, since the rollout has moved meanwhile, is let go. */
    @CommandHandler
    void on(ReviewRollout command, Clock clock) {
        requireStatus("reviewed", RUNNING);
        var plan = requireRollout("reviewed");
        if (command.phase() == rollout.phase()) {
            var readings = command.readings();
            switch (rollout.next(plan, readings, clock.instant())) {
                case ADVANCE -> enter(plan, rollout.phase() + 1, StepCause.PLAN, "", readings);
                case COMPLETE -> apply(new RolloutCompleted(key, readings));
                case RETREAT -> retreat(plan, readings);
                case STAY -> {}
            }
        }
    }

    private void retreat(RolloutPlan plan, List<GuardrailReading> readings) {
        var reason = Rollout.reason(readings);
        if (plan.onBreach() == RolloutPlan.OnBreach.ROLL_BACK) {
            enter(plan, rollout.phase() - 1, StepCause.GUARDRAIL, reason, readings);
        }
        if (!rollout.isHalted()) {
            apply(new RolloutHalted(key, StepCause.GUARDRAIL, reason, readings));
        }
    }

    private void enter(RolloutPlan plan, int phase, StepCause cause, String reason, List<GuardrailReading> evidence) {
        apply(new PhaseEntered(
                key,
                phase,
                plan.variant()
                        .map(variant -> allocation.movingAsFewAsPossible(
                                SteeringRules.weights(definition.variants(), variant, plan.share(phase))))
                        .orElse(allocation),
                plan.variant().isPresent() ? definition.coverage() : plan.share(phase),
                cause,
                reason,
                evidence));
    }

    @CommandHandler
    void on(StopExperiment command, KnownTraffic traffic, Clock clock) {
        requireStatus("stopped", RUNNING, PAUSED);
        require(!command.reason().isBlank(), new Invalid("/reason", "is required: why does the experiment stop?"));
        require(
                command.trigger() == Trigger.MANUAL || isDue(definition.endDate(), clock),
                new Conflict("The end was moved to a later moment."));
        apply(new ExperimentStopped(key, command.trigger(), command.reason()));
        layer().ifPresent(place -> traffic.release(new LayerKey(key.scope(), place.id()), key.id()));
    }

    @CommandHandler
    void on(DecideExperiment command) {
        requireStatus("decided", RUNNING, PAUSED, STOPPED);
        requireVariant(command.variant());
        require(!command.reason().isBlank(), new Invalid("/reason", "is required: why this variant?"));
        apply(new ExperimentDecided(key, command.variant(), command.reason()));
    }

    @CommandHandler
    void on(ArchiveExperiment command) {
        requireStatus("archived", DRAFT, SCHEDULED, STOPPED);
        apply(new ExperimentArchived(key));
    }

    @CommandHandler
    void on(SetOverride command) {
        requireStatus("overridden", DRAFT, SCHEDULED, RUNNING, PAUSED);
        requireVariant(command.variant());
        var present = overrides.get(command.user().toString());
        require(
                present != null || overrides.size() < MAX_OVERRIDES,
                new Conflict("Experiment '" + key.id() + "' has " + MAX_OVERRIDES + " overrides, which is the most."));
        if (!command.variant().equals(present)) {
            apply(new OverrideSet(key, command.user(), command.variant()));
        }
    }

    @CommandHandler
    void on(RemoveOverride command) {
        require(
                overrides.containsKey(command.user().toString()),
                new NotFound("This user has no override in experiment '" + key.id() + "'."));
        apply(new OverrideRemoved(key, command.user()));
    }

    @EventSourcingHandler
    void on(ExperimentCreated event) {
        key = event.experiment();
        definition = event.definition();
        allocation = event.allocation();
        status = DRAFT;
    }

    @EventSourcingHandler
    void on(ExperimentUpdated event) {
        definition = event.definition();
        allocation = event.allocation();
    }

    @EventSourcingHandler
    void on(ExperimentScheduled event) {
        status = SCHEDULED;
        definition = definition.withDates(Optional.of(event.startAt()), event.endAt());
    }

    @EventSourcingHandler
    void on(ExperimentStarted event) {
        status = RUNNING;
    }

    @EventSourcingHandler
    void on(ExperimentPaused event) {
        status = PAUSED;
    }

    @EventSourcingHandler
    void on(ExperimentResumed event) {
        status = RUNNING;
    }

    @EventSourcingHandler
    void on(TrafficReallocated event) {
        allocation = event.allocation();
        definition = definition.reallocated(event.allocation());
    }

    @EventSourcingHandler
    void on(AllocationProposed event) {
        proposals = event.number();
        proposed = event.proposal().shares();
    }

    @EventSourcingHandler
    void on(PhaseEntered event, @Timestamp Instant at) {
        allocation = event.allocation();
        definition = definition.reallocated(event.allocation()).covering(event.coverage());
        rollout = rollout.entered(event.phase(), at);
    }

    @EventSourcingHandler
    void on(RolloutHalted event) {
        rollout = rollout.halted(event.cause());
    }

    @EventSourcingHandler
    void on(RolloutContinued event) {
        rollout = rollout.continued();
    }

    @EventSourcingHandler
    void on(RolloutCompleted event) {
        rollout = rollout.complete();
    }

    @EventSourcingHandler
    void on(ExperimentStopped event) {
        status = STOPPED;
    }

    @EventSourcingHandler
    void on(ExperimentArchived event) {
        status = ARCHIVED;
    }

    @EventSourcingHandler
    void on(OverrideSet event) {
        overrides.put(event.user().toString(), event.variant());
    }

    @EventSourcingHandler
    void on(OverrideRemoved event) {
        overrides.remove(event.user().toString());
    }

    private static void requireValid(
            ExperimentKey key, ExperimentDefinition definition, KnownMetrics metrics, KnownTraffic traffic) {
        var faults = new Faults();
        DefinitionRules.check(definition, known(metrics, key), faults);
        TrafficRules.check(key, Traffic.OPEN, definition.traffic(), traffic, faults);
        faults.refuseIfAny();
    }

    private Optional<LayerPlace> layer() {
        return definition.traffic().layer();
    }

    private static Predicate<MetricId> known(KnownMetrics metrics, ExperimentKey experiment) {
        return id -> metrics.exists(new MetricKey(experiment.scope().company(), id));
    }

    /** A metric that was archived meanwhile may stay: it must not forbid every other change. */
    private Predicate<MetricId> knownOrKept(KnownMetrics metrics) {
        var kept = definition.metrics();
        return known(metrics, key).or(kept::contains);
    }

    private void requireStatus(String deed, Status... allowed) {
        require(
                List.of(allowed).contains(status),
                new NotAllowedInStatus(
                        "Experiment '" + key.id() + "' is " + status.wireName() + " and cannot be " + deed + "."));
    }

    private RolloutPlan requireRollout(String deed) {
        requireStatus(deed, RUNNING, PAUSED);
        return definition
                .steering()
                .rollout()
                .orElseThrow(() -> new Rejected(new Conflict(
                        "Experiment '" + key.id() + "' is no rollout: its allocation_strategy is not 'gradual'.")));
    }

    private void requireVersionUnlessDraft(@Nullable Long seen) {
        require(status == DRAFT || seen != null, new VersionRequired(getVersion()));
    }

    private void requireVariant(VariantId variant) {
        require(
                definition.variants().stream().anyMatch(v -> v.id().equals(variant)),
                new Invalid("/variant_id", "is no variant of experiment '" + key.id() + "'"));
    }

    private static boolean isDue(Optional<Instant> moment, Clock clock) {
        return moment.map(at -> !at.isAfter(clock.instant())).orElse(false);
    }
}
