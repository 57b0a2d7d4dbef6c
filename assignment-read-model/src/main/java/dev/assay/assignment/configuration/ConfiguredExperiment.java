package dev.assay.assignment.configuration;

import dev.assay.model.behaviour.UserReference;
import dev.assay.model.experiment.ExperimentCreated;
import dev.assay.model.experiment.ExperimentDefinition;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.Status;
import dev.assay.model.experiment.VariantId;
import dev.assay.rules.Allocation;
import dev.assay.rules.Attributes;
import dev.assay.rules.Evaluation;
import dev.assay.rules.ExperimentRules;
import dev.assay.rules.ForcedVariants;
import dev.assay.rules.Reason;
import java.util.Map;
import java.util.function.Supplier;
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
    private final @Nullable ExperimentRules rules;

    private ConfiguredExperiment(
            ExperimentId id,
            long version,
            Status status,
            String salt,
            ServedDefinition definition,
            Allocation allocation,
            PersistentMap<UserReference, String> forced,
            @Nullable ExperimentRules rules) {
        this.id = id;
        this.version = version;
        this.status = status;
        this.salt = salt;
        this.definition = definition;
        this.allocation = allocation;
        this.forced = forced;
        this.rules = rules;
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

    /**
     * Decides; never throws.
     *
     * @param user asked for only when some user's variant is forced, since it costs a keyed hash
     * @param excluded whether the request is known for a bot's
     */
    public Evaluation evaluate(String userId, Attributes attributes, boolean excluded, Supplier<UserReference> user) {
        return rules == null
                ? new Evaluation(definition.controlIndex(), Reason.NOT_RUNNING)
                : rules.evaluate(userId, attributes, excluded, forcedOf(user));
    }

    private ForcedVariants forcedOf(Supplier<UserReference> user) {
        return forced.isEmpty() ? ForcedVariants.NONE : unit -> forced.get(user.get());
    }

    /** The last event of its stream that is in here. */
    long version() {
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

    ConfiguredExperiment forcing(long at, UserReference user, VariantId variant) {
        return forcing(at, forced.with(user, variant.value()));
    }

    ConfiguredExperiment forcingNoLonger(long at, UserReference user) {
        return forcing(at, forced.without(user));
    }

    private ConfiguredExperiment forcing(long at, PersistentMap<UserReference, String> next) {
        return new ConfiguredExperiment(id, at, status, salt, definition, allocation, next, rules);
    }

    // Only what runs needs rules: most experiments of an old company have long ended.
    private ConfiguredExperiment changed(long at, Status next, ServedDefinition defined, Allocation shares) {
        var compiled = next == Status.RUNNING ? defined.rules(salt, shares) : null;
        return new ConfiguredExperiment(id, at, next, salt, defined, shares, forced, compiled);
    }
}
