package dev.assay.assignment.configuration;

import dev.assay.model.Scope;
import dev.assay.model.behaviour.UserMark;
import dev.assay.model.company.ApiKeyIssued;
import dev.assay.model.company.CompanyId;
import dev.assay.model.company.Environment;
import dev.assay.model.experiment.ExperimentArchived;
import dev.assay.model.experiment.ExperimentCreated;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.ExperimentPaused;
import dev.assay.model.experiment.ExperimentScheduled;
import dev.assay.model.experiment.ExperimentStarted;
import dev.assay.model.experiment.ExperimentStopped;
import dev.assay.model.experiment.OverrideSet;
import dev.assay.model.experiment.Trigger;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.flag.FlagCreated;
import dev.assay.model.flag.FlagEnabled;
import dev.assay.model.flag.FlagKey;
import dev.assay.model.flag.TargetSet;
import dev.assay.model.flag.VariationId;
import dev.assay.model.privacy.SubjectKey;
import dev.assay.model.privacy.UserOptedOut;
import dev.assay.model.traffic.HoldoutCreated;
import dev.assay.model.traffic.HoldoutId;
import dev.assay.model.traffic.HoldoutKey;
import dev.assay.model.traffic.Labels;
import dev.assay.model.traffic.LayerCreated;
import dev.assay.model.traffic.LayerId;
import dev.assay.model.traffic.LayerKey;
import dev.assay.model.traffic.LayerRangeTaken;
import dev.assay.model.traffic.SegmentCreated;
import dev.assay.model.traffic.SegmentId;
import dev.assay.model.traffic.SegmentKey;
import dev.assay.model.traffic.SegmentUsersChanged;
import dev.assay.rules.MarkSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;

/** The fewest events that make a company's configuration what it is. Words for people, which nobody is served, are left out. */
final class StateEvents {
    private static final String COMPANY_WIDE = "production";

    private final CompanyConfiguration configuration;
    private final CompanyId company;
    private final List<StateEvent> events = new ArrayList<>();

    /** An event, and the environment it happened in. */
    record StateEvent(String environment, Object payload) {}

    StateEvents(CompanyConfiguration configuration) {
        this.configuration = configuration;
        this.company = configuration.company();
    }

    List<StateEvent> all() {
        configuration
                .keys()
                .holders()
                .forEach((hash, holder) -> add(
                        holder.scope().environment().value(),
                        new ApiKeyIssued(
                                company,
                                holder.scope().environment(),
                                holder.key(),
                                holder.name(),
                                holder.role(),
                                hash.toString(),
                                "",
                                holder.rateLimit())));
        configuration.environments().forEach((name, environment) -> {
            // Before the experiments, which are made ready among them.
            addParts(name, environment.parts());
            environment.all().forEach((_, experiment) -> addExperiment(name, experiment));
            environment.flags().forEach((_, flag) -> addFlag(name, flag));
        });
        configuration.optOuts().forEach(user -> add(COMPANY_WIDE, new UserOptedOut(new SubjectKey(company, user))));
        return List.copyOf(events);
    }

    private void addExperiment(String environment, ConfiguredExperiment experiment) {
        var key = new ExperimentKey(scope(environment), experiment.id());
        add(
                environment,
                new ExperimentCreated(
                        key,
                        experiment.definition().whole(experiment.allocation()),
                        experiment.allocation(),
                        experiment.salt(),
                        Optional.empty()));
        switch (experiment.status()) {
            case DRAFT -> {}
            case SCHEDULED -> add(environment, new ExperimentScheduled(key, Instant.EPOCH, Optional.empty()));
            case RUNNING -> add(environment, new ExperimentStarted(key, Trigger.MANUAL));
            case PAUSED -> add(environment, new ExperimentPaused(key, ""));
            case STOPPED -> add(environment, new ExperimentStopped(key, Trigger.MANUAL, ""));
            case ARCHIVED -> add(environment, new ExperimentArchived(key));
        }
        experiment
                .forced()
                .forEach((user, variant) -> add(environment, new OverrideSet(key, user, new VariantId(variant))));
    }

    private void addFlag(String environment, ConfiguredFlag flag) {
        var key = new FlagKey(scope(environment), flag.id());
        var state = flag.state();
        add(environment, new FlagCreated(key, state.definition(), state.splits(), state.salt()));
        if (state.on()) {
            add(environment, new FlagEnabled(key, "", OptionalInt.empty()));
        }
        state.targets().forEach((user, variation) -> add(environment, target(key, user, variation)));
    }

    private static TargetSet target(FlagKey key, UserMark user, String variation) {
        return new TargetSet(key, user, new VariationId(variation));
    }

    private void addParts(String environment, TrafficParts parts) {
        var scope = scope(environment);
        parts.segments().forEach((id, segment) -> {
            var key = new SegmentKey(scope, new SegmentId(id));
            add(environment, new SegmentCreated(key, segment.definition()));
            if (segment.users().size() > 0) {
                add(environment, new SegmentUsersChanged(key, segment.users(), MarkSet.of(LongStream.empty())));
            }
        });
        parts.holdouts()
                .forEach((id, holdout) -> add(
                        environment,
                        new HoldoutCreated(
                                new HoldoutKey(scope, new HoldoutId(id)), holdout.definition(), holdout.salt())));
        parts.layers().forEach((id, layer) -> {
            var key = new LayerKey(scope, new LayerId(id));
            add(environment, new LayerCreated(key, new Labels(id, ""), layer.salt()));
            layer.ranges()
                    .forEach((experiment, ranges) ->
                            add(environment, new LayerRangeTaken(key, new ExperimentId(experiment), ranges)));
        });
    }

    private Scope scope(String environment) {
        return new Scope(company, new Environment(environment));
    }

    private void add(String environment, Object payload) {
        events.add(new StateEvent(environment, payload));
    }
}
