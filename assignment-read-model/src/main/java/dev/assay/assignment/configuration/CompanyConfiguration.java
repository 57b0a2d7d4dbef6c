package dev.assay.assignment.configuration;

import dev.assay.model.company.ApiKeyIssued;
import dev.assay.model.company.ApiKeyRevoked;
import dev.assay.model.company.CompanyId;
import dev.assay.model.company.Environment;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.experiment.ExperimentArchived;
import dev.assay.model.experiment.ExperimentCreated;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.ExperimentPaused;
import dev.assay.model.experiment.ExperimentResumed;
import dev.assay.model.experiment.ExperimentScheduled;
import dev.assay.model.experiment.ExperimentStarted;
import dev.assay.model.experiment.ExperimentStopped;
import dev.assay.model.experiment.ExperimentUpdated;
import dev.assay.model.experiment.OverrideRemoved;
import dev.assay.model.experiment.OverrideSet;
import dev.assay.model.experiment.PhaseEntered;
import dev.assay.model.experiment.Status;
import dev.assay.model.experiment.TrafficReallocated;
import dev.assay.model.flag.FlagArchived;
import dev.assay.model.flag.FlagCreated;
import dev.assay.model.flag.FlagDisabled;
import dev.assay.model.flag.FlagEnabled;
import dev.assay.model.flag.FlagKey;
import dev.assay.model.flag.FlagUpdated;
import dev.assay.model.flag.TargetRemoved;
import dev.assay.model.flag.TargetSet;
import dev.assay.model.privacy.UserOptedIn;
import dev.assay.model.privacy.UserOptedOut;
import dev.assay.model.traffic.HoldoutEnded;
import dev.assay.model.traffic.LayerArchived;
import dev.assay.model.traffic.SegmentArchived;
import dev.assay.rules.Attributes;
import java.util.HashMap;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One company's configuration as it stood after some event: immutable. An event that is already in here changes nothing,
 * so that events may be given again; what tells is their place in their stream, since streams are in order and the whole
 * store is not quite.
 */
public final class CompanyConfiguration {
    private final CompanyId company;
    private final long position;
    private final PersistentMap<String, EnvironmentConfiguration> environments;
    private final KeyRing keys;
    private final OptOuts optOuts;

    /** The streams of what has been taken out of use and is kept nowhere else: given again, their events change nothing. */
    private final PersistentMap<String, Boolean> ended;

    private CompanyConfiguration(
            CompanyId company,
            long position,
            PersistentMap<String, EnvironmentConfiguration> environments,
            KeyRing keys,
            OptOuts optOuts,
            PersistentMap<String, Boolean> ended) {
        this.company = company;
        this.position = position;
        this.environments = environments;
        this.keys = keys;
        this.optOuts = optOuts;
        this.ended = ended;
    }

    static CompanyConfiguration empty(CompanyId company) {
        return new CompanyConfiguration(
                company, -1, PersistentMap.empty(), KeyRing.EMPTY, OptOuts.NONE, PersistentMap.empty());
    }

    /** What a company's events lead to, in the order of the store. */
    public static CompanyConfiguration of(CompanyId company, Iterable<LifecycleEvent> events) {
        var configuration = empty(company);
        for (var event : events) {
            configuration = configuration.after(event);
        }
        return configuration;
    }

    /** The highest position in the event store of the company's events in here, -1 before the first. */
    public long position() {
        return position;
    }

    /** The experiment, whatever its status, by its id as it was sent. */
    public Optional<ConfiguredExperiment> find(Environment environment, String experimentId) {
        return Optional.ofNullable(in(environment).all().get(experimentId));
    }

    /** Visits the running experiments of an environment in the order of their ids. */
    public void forEachRunning(Environment environment, Consumer<ConfiguredExperiment> visitor) {
        in(environment).running().forEach((_, experiment) -> visitor.accept(experiment));
    }

    /** The flag by its id as it was sent; none when it is archived. */
    public Optional<ConfiguredFlag> flag(Environment environment, String flagId) {
        return Optional.ofNullable(in(environment).flags().get(flagId));
    }

    /** Visits an environment's flags in the order of their ids. */
    public void forEachFlag(Environment environment, Consumer<ConfiguredFlag> visitor) {
        in(environment).flags().forEach((_, flag) -> visitor.accept(flag));
    }

    /** Whether a user belongs to a segment of an environment. */
    public boolean isIn(Environment environment, String segment, Attributes attributes) {
        return in(environment).parts().isIn(segment, attributes);
    }

    /** Whether a user asked not to take part in experiments. */
    public boolean isOptedOut(Attributes user) {
        return optOuts.contains(user);
    }

    OptOuts optOuts() {
        return optOuts;
    }

    public CompanyId company() {
        return company;
    }

    KeyRing keys() {
        return keys;
    }

    PersistentMap<String, EnvironmentConfiguration> environments() {
        return environments;
    }

    int running() {
        var sum = new int[1];
        environments.forEach((_, environment) -> sum[0] += environment.running().size());
        return sum[0];
    }

    CompanyConfiguration after(LifecycleEvent event) {
        var next = take(event);
        return new CompanyConfiguration(
                company,
                Math.max(position, event.position()),
                stamped(next.environments, event.position()),
                next.keys,
                next.optOuts.stamped(optOuts, event.position()),
                isEnd(event.payload()) ? ended.with(event.stream(), true) : ended);
    }

    /** The last thing that happens to what it is about. An experiment's end is its status. */
    private static boolean isEnd(Object event) {
        return event instanceof FlagArchived
                || event instanceof SegmentArchived
                || event instanceof LayerArchived
                || event instanceof HoldoutEnded;
    }

    /** What the event changed is as of the event. */
    private PersistentMap<String, EnvironmentConfiguration> stamped(
            PersistentMap<String, EnvironmentConfiguration> next, long at) {
        if (next == environments) {
            return next;
        }
        var changed = new HashMap<String, EnvironmentConfiguration>();
        next.forEach((name, environment) -> {
            if (environment != environments.get(name)) {
                changed.put(name, environment);
            }
        });
        var stamped = next;
        for (var entry : changed.entrySet()) {
            stamped = stamped.with(entry.getKey(), entry.getValue().stamped(at));
        }
        return stamped;
    }

    private CompanyConfiguration take(LifecycleEvent event) {
        long at = event.version();
        return switch (event.payload()) {
            case ApiKeyIssued issued -> with(keys.issued(at, issued));
            case ApiKeyRevoked revoked -> with(keys.revoked(at, revoked));
            case ExperimentCreated created -> create(at, created);
            case ExperimentUpdated updated ->
                change(at, updated.experiment(), one -> one.updated(at, updated.definition(), updated.allocation()));
            case ExperimentScheduled scheduled -> become(at, scheduled.experiment(), Status.SCHEDULED);
            case ExperimentStarted started -> become(at, started.experiment(), Status.RUNNING);
            case ExperimentPaused paused -> become(at, paused.experiment(), Status.PAUSED);
            case ExperimentResumed resumed -> become(at, resumed.experiment(), Status.RUNNING);
            case ExperimentStopped stopped -> become(at, stopped.experiment(), Status.STOPPED);
            case ExperimentArchived archived -> become(at, archived.experiment(), Status.ARCHIVED);
            case TrafficReallocated moved ->
                change(at, moved.experiment(), one -> one.reallocated(at, moved.allocation()));
            case PhaseEntered entered ->
                change(at, entered.experiment(), one -> one.entered(at, entered.allocation(), entered.coverage()));
            case OverrideSet set -> change(at, set.experiment(), one -> one.forcing(at, set.user(), set.variant()));
            case OverrideRemoved removed ->
                change(at, removed.experiment(), one -> one.forcingNoLonger(at, removed.user()));
            default -> ended.get(event.stream()) == null ? takeOfParts(event).takeOfFlag(at, event.payload()) : this;
        };
    }

    private CompanyConfiguration takeOfFlag(long at, Object event) {
        return switch (event) {
            case FlagCreated created -> create(at, created);
            case FlagUpdated updated ->
                change(at, updated.flag(), one -> one.defined(updated.definition(), updated.splits()));
            case FlagEnabled enabled -> change(at, enabled.flag(), one -> one.turned(true));
            case FlagDisabled disabled -> change(at, disabled.flag(), one -> one.turned(false));
            case TargetSet set ->
                change(
                        at,
                        set.flag(),
                        one -> one.targeting(
                                one.targets().with(set.user(), set.variation().value())));
            case TargetRemoved removed ->
                change(at, removed.flag(), one -> one.targeting(one.targets().without(removed.user())));
            case FlagArchived archived ->
                with(
                        archived.flag().scope().environment(),
                        in(archived.flag().scope().environment())
                                .withoutFlag(archived.flag().id().value()));
            case UserOptedOut out -> with(optOuts.with(at, out.subject().user(), true));
            case UserOptedIn in -> with(optOuts.with(at, in.subject().user(), false));
            default -> this;
        };
    }

    /** Segments, layers and holdouts: their events name the environment they are of in their keys, as their authors'. */
    private CompanyConfiguration takeOfParts(LifecycleEvent event) {
        var environment = event.context().scope().environment();
        var present = in(environment);
        var next = present.parts().after(event);
        return next == present.parts() ? this : with(environment, present.with(next));
    }

    private CompanyConfiguration with(OptOuts next) {
        return new CompanyConfiguration(company, position, environments, keys, next, ended);
    }

    private CompanyConfiguration create(long at, ExperimentCreated event) {
        var key = event.experiment();
        return find(key.scope().environment(), key.id().value()).isPresent()
                ? this
                : with(key, ConfiguredExperiment.created(at, event));
    }

    private CompanyConfiguration create(long at, FlagCreated event) {
        var environment = event.flag().scope().environment();
        return flag(environment, event.flag().id().value()).isPresent()
                ? this
                : with(environment, in(environment).with(ConfiguredFlag.created(at, event)));
    }

    private CompanyConfiguration change(long at, FlagKey key, UnaryOperator<ConfiguredFlag.State> change) {
        var environment = key.scope().environment();
        return flag(environment, key.id().value())
                .filter(present -> at > present.version())
                .map(present ->
                        with(environment, in(environment).with(present.became(at, change.apply(present.state())))))
                // Given again.
                .orElse(this);
    }

    private CompanyConfiguration become(long at, ExperimentKey key, Status status) {
        return change(at, key, one -> one.became(at, status));
    }

    private CompanyConfiguration change(long at, ExperimentKey key, UnaryOperator<ConfiguredExperiment> change) {
        var present = find(key.scope().environment(), key.id().value())
                .orElseThrow(() -> new IllegalStateException("there is no " + key + " to change"));
        return at <= present.version() ? this : with(key, change.apply(present));
    }

    private CompanyConfiguration with(ExperimentKey key, ConfiguredExperiment experiment) {
        var environment = key.scope().environment();
        return with(environment, in(environment).with(experiment));
    }

    private CompanyConfiguration with(Environment environment, EnvironmentConfiguration next) {
        return new CompanyConfiguration(
                company, position, environments.with(environment.value(), next), keys, optOuts, ended);
    }

    private CompanyConfiguration with(KeyRing next) {
        return new CompanyConfiguration(company, position, environments, next, optOuts, ended);
    }

    EnvironmentConfiguration in(Environment environment) {
        var known = environments.get(environment.value());
        return known == null ? EnvironmentConfiguration.EMPTY : known;
    }
}
