package dev.assay.assignment.configuration;

import dev.assay.model.behaviour.UserMark;
import dev.assay.model.flag.Dependency;
import dev.assay.model.flag.FlagCreated;
import dev.assay.model.flag.FlagDefinition;
import dev.assay.model.flag.FlagId;
import dev.assay.model.flag.FlagType;
import dev.assay.model.flag.Rule;
import dev.assay.model.flag.Serve;
import dev.assay.model.flag.Splits;
import dev.assay.model.flag.VariationId;
import dev.assay.rules.flag.FlagEvaluation;
import dev.assay.rules.flag.FlagPlan;
import dev.assay.rules.flag.FlagRule;
import dev.assay.rules.flag.FlagRules;
import dev.assay.rules.flag.Prerequisite;
import dev.assay.rules.flag.Serving;
import dev.assay.rules.flag.Surroundings;
import dev.assay.rules.flag.Targets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A flag as it is served: immutable; every event makes another one. */
public final class ConfiguredFlag {
    private final FlagId id;
    private final long version;
    private final State state;
    private final List<ServedVariation> variations;
    private final FlagRules rules;

    /** Written when it is first asked for; twice at worst. */
    private volatile byte @Nullable [] sdkForm;

    /** What the events say; all else follows from it. */
    record State(
            boolean on,
            String salt,
            FlagDefinition definition,
            Splits splits,
            PersistentMap<UserMark, String> targets) {
        State turned(boolean next) {
            return new State(next, salt, definition, splits, targets);
        }

        State defined(FlagDefinition next, Splits nextSplits) {
            return new State(on, salt, next, nextSplits, targets);
        }

        State targeting(PersistentMap<UserMark, String> next) {
            return new State(on, salt, definition, splits, next);
        }

        /** @param targets asked, of the rules to be made, for single users */
        FlagPlan plan() {
            return new FlagPlan(
                    on,
                    salt,
                    definition.variations().stream()
                            .map(variation -> variation.id().value())
                            .toList(),
                    definition.offVariation().value(),
                    definition.prerequisites().stream().map(State::prerequisite).toList(),
                    targets.isEmpty() ? Targets.NONE : mark -> targets.get(new UserMark(mark)),
                    definition.rules().stream().map(this::rule).toList(),
                    serving(Rule.DEFAULT, definition.otherwise()));
        }

        private static Prerequisite prerequisite(Dependency dependency) {
            return new Prerequisite(
                    dependency.flag().value(),
                    dependency.variations().stream().map(VariationId::value).toList());
        }

        private FlagRule rule(Rule rule) {
            return new FlagRule(rule.id(), rule.conditions(), serving(rule.id(), rule.serve()));
        }

        private Serving serving(String rule, Serve serve) {
            return serve.variation()
                    .<Serving>map(variation -> new Serving.Always(variation.value()))
                    .or(() -> serve.experiment().map(experiment -> new Serving.InExperiment(experiment.value())))
                    .orElseGet(() -> new Serving.Split(splits.of(rule).orElseThrow(), serve.by()));
        }
    }

    private ConfiguredFlag(FlagId id, long version, State state) {
        this.id = id;
        this.version = version;
        this.state = state;
        this.variations = state.definition().variations().stream()
                .map(ServedVariation::of)
                .toList();
        this.rules = FlagRules.of(state.plan());
    }

    static ConfiguredFlag created(long version, FlagCreated event) {
        return new ConfiguredFlag(
                event.flag().id(),
                version,
                new State(false, event.salt(), event.definition(), event.splits(), PersistentMap.empty()));
    }

    public FlagId id() {
        return id;
    }

    public FlagType type() {
        return state.definition().type();
    }

    public FlagRules rules() {
        return rules;
    }

    /** Decides; never throws. */
    public FlagEvaluation evaluate(Asker asker, Surroundings around) {
        return rules.evaluate(asker.userId(), asker, around);
    }

    /** The variation an evaluation names. */
    public ServedVariation variation(FlagEvaluation evaluation) {
        return variations.get(evaluation.variation());
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

    /** The last event of its stream that is in here. */
    public long version() {
        return version;
    }

    State state() {
        return state;
    }

    ConfiguredFlag became(long at, State next) {
        return new ConfiguredFlag(id, at, next);
    }
}
