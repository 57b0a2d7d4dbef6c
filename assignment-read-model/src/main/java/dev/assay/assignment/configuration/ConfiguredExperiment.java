package dev.assay.assignment.configuration;

import dev.assay.model.behaviour.UserReference;
import dev.assay.model.experiment.ExperimentCreated;
import dev.assay.model.experiment.ExperimentDefinition;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.Percent;
import dev.assay.model.experiment.Status;
import dev.assay.model.experiment.VariantId;
import dev.assay.rules.Allocation;
import dev.assay.rules.Evaluation;
import dev.assay.rules.ExperimentRules;
import dev.assay.rules.Reason;
import dev.assay.rules.Standing;
import dev.assay.rules.Step;
import dev.assay.rules.UnitShare;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An experiment as it is served: immutable; every event makes another one. */
public final class ConfiguredExperiment {
    private final ExperimentId id;
    private final long version;
    private final Status status;
    private final String salt;
    private final ServedDefinition definition;
    private final Allocation allocation;
    private final PersistentMap<UserReference, String> forced;
    private final Share share;
    private final @Nullable ExperimentRules rules;

    /** Written when it is first asked for; twice at worst. */
    private volatile byte @Nullable [] sdkForm;

    private ConfiguredExperiment(
            ExperimentId id,
            long version,
            Status status,
            String salt,
            ServedDefinition definition,
            Allocation allocation,
            PersistentMap<UserReference, String> forced,
            Share share,
            @Nullable ExperimentRules rules) {
        this.id = id;
        this.version = version;
        this.status = status;
        this.salt = salt;
        this.definition = definition;
        this.allocation = allocation;
        this.forced = forced;
        this.share = share;
        this.rules = rules;
    }

    /** Which users may take part at all, by what divides them among experiments. */
    record Share(List<UnitShare> holdouts, Optional<UnitShare> layer) {
        static final Share ALL = new Share(List.of(), Optional.empty());

        static Share of(ConfiguredExperiment experiment, TrafficParts parts) {
            var definition = experiment.definition();
            return new Share(
                    parts.heldOutOf(definition.traffic(), definition.tags()),
                    parts.layerOf(experiment.id().value(), definition.traffic()));
        }
    }

    static ConfiguredExperiment created(long version, ExperimentCreated event) {
        return new ConfiguredExperiment(
                event.experiment().id(),
                version,
                Status.DRAFT,
                event.salt(),
                ServedDefinition.of(event.definition(), event.allocation()),
                event.allocation(),
                PersistentMap.empty(),
                Share.ALL,
                null);
    }

    public ExperimentId id() {
        return id;
    }

    public Status status() {
        return status;
    }

    public boolean isRunning() {
        return status == Status.RUNNING;
    }

    /** Whether events may name it: running or paused. */
    public boolean isActive() {
        return status.isLive();
    }

    /** Its variants by their ids as they are sent. */
    public Map<String, VariantId> variantIds() {
        return definition.variantIds();
    }

    /** The variant an evaluation names. */
    public ServedVariant variant(Evaluation evaluation) {
        return definition.variants().get(evaluation.variant());
    }

    /** Decides; never throws. */
    public Evaluation evaluate(Asker asker) {
        if (rules == null) {
            return new Evaluation(definition.controlIndex(), Reason.NOT_RUNNING);
        }
        var evaluation = rules.evaluate(asker.userId(), asker, standing(asker));
        if (definition.sticky() && evaluation.reason() == Reason.SPLIT) {
            asker.keep(id, variant(evaluation).id());
        }
        return evaluation;
    }

    /** The steps to the decision, for people. */
    public List<Step> explain(Asker asker) {
        return rules == null
                ? List.of(new Step(Reason.NOT_RUNNING.name(), true, "it is " + status.wireName()))
                : rules.explain(asker.userId(), asker, standing(asker));
    }

    private Standing standing(Asker asker) {
        return new Standing() {
            @Override
            public boolean optedOut() {
                return asker.optedOut();
            }

            @Override
            public boolean excluded() {
                return asker.excluded() || definition.yields(asker);
            }

            @Override
            public @Nullable String given() {
                return forced.isEmpty() ? null : forced.get(asker.reference());
            }

            @Override
            public @Nullable String kept() {
                return definition.sticky() ? asker.keptIn(id) : null;
            }
        };
    }

    /** As SDKs are told it. Not to be written to. */
    byte[] sdkForm() {
        var written = sdkForm;
        if (written == null) {
            written = SdkForm.of(this);
            sdkForm = written;
        }
        return written;
    }

    Share share() {
        return share;
    }

    boolean isWithin(TrafficParts parts) {
        return Share.of(this, parts).equals(share);
    }

    /** The same among these parts. */
    ConfiguredExperiment within(TrafficParts parts) {
        var next = Share.of(this, parts);
        return next.equals(share)
                ? this
                : new ConfiguredExperiment(
                        id,
                        version,
                        status,
                        salt,
                        definition,
                        allocation,
                        forced,
                        next,
                        isRunning() ? definition.rules(salt, allocation, next) : null);
    }

    /** The last event of its stream that is in here. */
    public long version() {
        return version;
    }

    String salt() {
        return salt;
    }

    ServedDefinition definition() {
        return definition;
    }

    Allocation allocation() {
        return allocation;
    }

    PersistentMap<UserReference, String> forced() {
        return forced;
    }

    ConfiguredExperiment updated(long at, ExperimentDefinition next, Allocation shares) {
        return changed(at, status, ServedDefinition.of(next, shares), shares);
    }

    ConfiguredExperiment became(long at, Status next) {
        return changed(at, next, definition, allocation);
    }

    ConfiguredExperiment reallocated(long at, Allocation next) {
        return changed(at, status, definition.inOrderOf(next), next);
    }

    ConfiguredExperiment entered(long at, Allocation next, Percent coverage) {
        return changed(at, status, definition.inOrderOf(next).covering(coverage), next);
    }

    ConfiguredExperiment forcing(long at, UserReference user, VariantId variant) {
        return forcing(at, forced.with(user, variant.value()));
    }

    ConfiguredExperiment forcingNoLonger(long at, UserReference user) {
        return forcing(at, forced.without(user));
    }

    private ConfiguredExperiment forcing(long at, PersistentMap<UserReference, String> next) {
        return new ConfiguredExperiment(id, at, status, salt, definition, allocation, next, share, rules);
    }

    // Only what runs needs rules: most experiments of an old company have long ended.
    private ConfiguredExperiment changed(long at, Status next, ServedDefinition defined, Allocation shares) {
        var compiled = next == Status.RUNNING ? defined.rules(salt, shares, share) : null;
        return new ConfiguredExperiment(id, at, next, salt, defined, shares, forced, share, compiled);
    }
}
