package dev.assay.fold;

import dev.assay.model.Scope;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.behaviour.BehaviourKind;
import dev.assay.model.behaviour.ClientTraits;
import dev.assay.model.behaviour.UserReference;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.metric.MetricId;
import dev.assay.model.metric.MetricKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Experiments and events to fold: three experiments that share metrics, started at different positions. */
final class Histories {
    static final Scope SCOPE = Scope.of("acme", "production");
    static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    static final UserReference USER = new UserReference(new byte[32]);

    static final TrackedMetric BOUGHT = metric(2, "bought", MetricKind.CONVERSION, Duration.ofHours(1));
    static final TrackedMetric ORDERS = metric(3, "orders", MetricKind.COUNT, Duration.ofHours(2));
    static final TrackedMetric REVENUE = metric(4, "revenue", MetricKind.MEAN, Duration.ofHours(3));

    static final TrackedExperiment OWN = experiment("own", 5, Optional.empty());
    static final TrackedExperiment CHECKOUT = experiment("checkout", 10, Optional.of(BOUGHT), ORDERS, REVENUE);
    static final TrackedExperiment PRICING = experiment("pricing", 20, Optional.of(REVENUE), BOUGHT);
    static final Definitions DEFINITIONS = Definitions.of(List.of(OWN, CHECKOUT, PRICING));

    private Histories() {}

    static TrackedMetric metric(long position, String id, MetricKind kind, Duration window) {
        return TrackedMetric.version(
                position,
                new MetricId(id),
                1,
                kind,
                "purchase",
                properties -> !"test".equals(properties.get("channel")),
                kind == MetricKind.MEAN ? Optional.of("amount") : Optional.empty(),
                window);
    }

    static TrackedExperiment experiment(
            String id, long start, Optional<TrackedMetric> target, TrackedMetric... others) {
        return TrackedExperiment.of(
                new ExperimentKey(SCOPE, new ExperimentId(id)),
                start,
                Optional.empty(),
                List.of(new VariantId("control"), new VariantId("treatment"), new VariantId("third")),
                target,
                List.of(others));
    }

    static BehaviourEvent exposure(String id, String experiment, String variant, Instant at, long position) {
        return event(
                id,
                BehaviourKind.EXPOSURE,
                "exposure",
                Optional.of(experiment),
                Optional.of(variant),
                at,
                position,
                Map.of());
    }

    static BehaviourEvent conversion(String id, String experiment, Instant at, long position) {
        return event(
                id,
                BehaviourKind.CONVERSION,
                "signup",
                Optional.of(experiment),
                Optional.empty(),
                at,
                position,
                Map.of());
    }

    static BehaviourEvent purchase(String id, Object amount, Instant at, long position) {
        return event(
                id,
                BehaviourKind.CUSTOM,
                "purchase",
                Optional.empty(),
                Optional.empty(),
                at,
                position,
                Map.of("amount", amount));
    }

    static BehaviourEvent event(
            String id,
            BehaviourKind kind,
            String name,
            Optional<String> experiment,
            Optional<String> variant,
            Instant at,
            long position,
            Map<String, Object> properties) {
        return new BehaviourEvent(
                SCOPE,
                id,
                USER,
                kind,
                name,
                experiment.map(ExperimentId::new),
                variant.map(VariantId::new),
                at,
                at,
                position,
                Optional.empty(),
                properties,
                ClientTraits.UNKNOWN);
    }

    static UserState fold(BehaviourEvent... events) {
        return Fold.fold(UserState.EMPTY, List.of(events), DEFINITIONS);
    }

    /** What a user in this state adds to the statistics. */
    static Deltas contribution(UserState state) {
        var contributions = new Contributions(DEFINITIONS, Instant.EPOCH);
        contributions.replace(UserState.EMPTY, state);
        return contributions.toDeltas();
    }
}
