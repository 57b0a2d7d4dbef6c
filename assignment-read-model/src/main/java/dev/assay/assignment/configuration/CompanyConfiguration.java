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
import dev.assay.model.experiment.Status;
import dev.assay.model.experiment.TrafficReallocated;
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

    private CompanyConfiguration(
            CompanyId company,
            long position,
            PersistentMap<String, EnvironmentConfiguration> environments,
            KeyRing keys) {
        this.company = company;
        this.position = position;
        this.environments = environments;
        this.keys = keys;
    }

    static CompanyConfiguration empty(CompanyId company) {
        return new CompanyConfiguration(company, -1, PersistentMap.empty(), KeyRing.EMPTY);
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

    CompanyId company() {
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
        return new CompanyConfiguration(company, Math.max(position, event.position()), next.environments, next.keys);
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
            case OverrideSet set -> change(at, set.experiment(), one -> one.forcing(at, set.user(), set.variant()));
            case OverrideRemoved removed ->
                change(at, removed.experiment(), one -> one.forcingNoLonger(at, removed.user()));
            default -> this; // none of the others says who is assigned what
        };
    }

    private CompanyConfiguration create(long at, ExperimentCreated event) {
        var key = event.experiment();
        return find(key.scope().environment(), key.id().value()).isPresent()
                ? this
                : with(key, ConfiguredExperiment.created(at, event));
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
        return new CompanyConfiguration(
                company,
                position,
                environments.with(environment.value(), in(environment).with(experiment)),
                keys);
    }

    private CompanyConfiguration with(KeyRing next) {
        return new CompanyConfiguration(company, position, environments, next);
    }

    private EnvironmentConfiguration in(Environment environment) {
        var known = environments.get(environment.value());
        return known == null ? EnvironmentConfiguration.EMPTY : known;
    }
}
