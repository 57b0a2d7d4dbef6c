package dev.assay.assignment.explain;

import dev.assay.assignment.asking.AskingUser;
import dev.assay.assignment.configuration.CompanyConfiguration;
import dev.assay.assignment.configuration.ConfiguredExperiment;
import dev.assay.assignment.configuration.ConfiguredFlag;
import dev.assay.assignment.configuration.LiveConfiguration;
import dev.assay.model.Scope;
import dev.assay.model.behaviour.UserReferences;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.StickyAssignments;
import dev.assay.model.flag.FlagKey;
import dev.assay.rules.Step;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Explains decisions: every step, what it looked at, and the event that made it so. */
public final class Explanations {
    private final LiveConfiguration configuration;
    private final LifecycleHistory history;
    private final UserReferences users;
    private final StickyAssignments sticky;
    private final InstantSource clock;

    public Explanations(
            LiveConfiguration configuration,
            LifecycleHistory history,
            UserReferences users,
            StickyAssignments sticky,
            InstantSource clock) {
        this.configuration = configuration;
        this.history = history;
        this.users = users;
        this.sticky = sticky;
        this.clock = clock;
    }

    /**
     * The answer.
     *
     * @param position of the last event that was taken into account
     */
    public record Explanation(long position, List<ExperimentExplanation> experiments, List<FlagExplanation> flags) {}

    /** @param event the last one that changed the experiment */
    public record ExperimentExplanation(
            String experimentId,
            @Nullable String variantId,
            String reason,
            boolean inExperiment,
            List<Step> steps,
            @Nullable EventMention event) {}

    /** @param event the last one that changed the flag */
    public record FlagExplanation(
            String key,
            @Nullable String variation,
            @Nullable JsonNode value,
            String reason,
            List<Step> steps,
            @Nullable EventMention event) {}

    /** Which event it was, to be found in the history. */
    public record EventMention(long position, String type, String stream, long version, String at, String actor) {
        static EventMention of(LifecycleEvent event) {
            return new EventMention(
                    event.position(),
                    event.type(),
                    event.stream(),
                    event.version(),
                    event.at().toString(),
                    event.context().actor());
        }
    }

    Explanation explain(Scope scope, ExplainRequest request) {
        var company = request.at()
                .map(at -> asOf(scope, at))
                .orElseGet(() -> configuration.current().of(scope.company()));
        var user = new AskingUser(
                company,
                scope.environment(),
                request.userId(),
                request.context(),
                false,
                users,
                sticky.asOf(request.at().orElseGet(clock::instant)));
        var experiments = new ArrayList<ExperimentExplanation>();
        var flags = new ArrayList<FlagExplanation>();
        if (request.experiments().isEmpty() && request.flags().isEmpty()) {
            company.forEachRunning(
                    scope.environment(), experiment -> experiments.add(explain(scope, experiment, user)));
            company.forEachFlag(scope.environment(), flag -> flags.add(explain(scope, flag, user)));
        }
        for (var id : request.experiments()) {
            experiments.add(company.find(scope.environment(), id)
                    .map(experiment -> explain(scope, experiment, user))
                    .orElseGet(
                            () -> new ExperimentExplanation(id, null, "UNKNOWN_EXPERIMENT", false, List.of(), null)));
        }
        for (var id : request.flags()) {
            flags.add(company.flag(scope.environment(), id)
                    .map(flag -> explain(scope, flag, user))
                    .orElseGet(() -> new FlagExplanation(id, null, null, "FLAG_NOT_FOUND", List.of(), null)));
        }
        return new Explanation(company.position(), experiments, flags);
    }

    /** What was served then, from the events themselves. */
    private CompanyConfiguration asOf(Scope scope, Instant at) {
        var events = new ArrayList<LifecycleEvent>();
        history.forEach(scope.company(), at, events::add);
        return CompanyConfiguration.of(scope.company(), events);
    }

    private ExperimentExplanation explain(Scope scope, ConfiguredExperiment experiment, AskingUser user) {
        var evaluation = experiment.evaluate(user);
        var stream = new ExperimentKey(scope, experiment.id()).toString();
        return new ExperimentExplanation(
                experiment.id().value(),
                experiment.variant(evaluation).id().value(),
                evaluation.reason().name(),
                evaluation.inExperiment(),
                experiment.explain(user),
                mention(stream, experiment.version()).orElse(null));
    }

    private FlagExplanation explain(Scope scope, ConfiguredFlag flag, AskingUser user) {
        var evaluation = user.in(flag);
        var variation = flag.variation(evaluation);
        var stream = new FlagKey(scope, flag.id()).toString();
        return new FlagExplanation(
                flag.id().value(),
                variation.id(),
                variation.value(),
                evaluation.reason().name(),
                flag.rules().explain(user.userId(), user, user),
                mention(stream, flag.version()).orElse(null));
    }

    private Optional<EventMention> mention(String stream, long version) {
        return history.find(stream, version).map(EventMention::of);
    }
}
