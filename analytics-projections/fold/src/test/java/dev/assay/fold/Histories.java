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

    static final TrackedMetric SPEND = new TrackedMetric(
            6,
            Optional.of(new MetricId("spend")),
            1,
            MetricKind.MEAN,
            List.of(part("purchase", MetricKind.MEAN)),
            new TrackedMetric.Span(0, hours(3), hours(2)),
            100_000_000);
    static final TrackedMetric ORDERS_A_VISIT = metric(
            7,
            "orders-a-visit",
            MetricKind.RATIO,
            new TrackedMetric.Span(0, hours(3), hours(2)),
            part("purchase", MetricKind.COUNT),
            part("visit", MetricKind.COUNT));
    static final TrackedMetric TYPICAL = metric(
            8,
            "typical",
            MetricKind.QUANTILE,
            TrackedMetric.Span.until(hours(3)),
            part("purchase", MetricKind.QUANTILE));
    static final TrackedMetric BACK = metric(
            9,
            "back",
            MetricKind.RETENTION,
            new TrackedMetric.Span(hours(1), hours(2), 0),
            part("visit", MetricKind.RETENTION));
    static final TrackedMetric THROUGH = metric(
            11,
            "through",
            MetricKind.FUNNEL,
            TrackedMetric.Span.until(hours(3)),
            part("visit", MetricKind.FUNNEL),
            part("purchase", MetricKind.FUNNEL),
            part("purchase", MetricKind.FUNNEL));
    static final TrackedExperiment REFINED =
            experiment("refined", 15, Optional.of(BOUGHT), SPEND, ORDERS_A_VISIT, TYPICAL, BACK, THROUGH);

    static final Definitions DEFINITIONS = Definitions.of(
            List.of(OWN, CHECKOUT, PRICING, REFINED),
            List.of(new Standing(SPEND, 6, 12), new Standing(ORDERS_A_VISIT, 7, Long.MAX_VALUE)));

    private Histories() {}

    static long hours(long hours) {
        return Duration.ofHours(hours).toMillis() * 1_000;
    }

    static TrackedMetric metric(long position, String id, MetricKind kind, Duration window) {
        return metric(position, id, kind, TrackedMetric.Span.until(window.toMillis() * 1_000), part("purchase", kind));
    }

    static TrackedMetric metric(
            long position, String id, MetricKind kind, TrackedMetric.Span span, TrackedMetric.Part... parts) {
        return new TrackedMetric(
                position, Optional.of(new MetricId(id)), 1, kind, List.of(parts), span, TrackedMetric.NO_CAP);
    }

    static TrackedMetric.Part part(String event, MetricKind kind) {
        return new TrackedMetric.Part(
                event,
                properties -> !"test".equals(properties.get("channel")),
                kind == MetricKind.MEAN || kind == MetricKind.QUANTILE ? Optional.of("amount") : Optional.empty());
    }

    static TrackedExperiment experiment(
            String id, long start, Optional<TrackedMetric> target, TrackedMetric... others) {
        return TrackedExperiment.of(
                new ExperimentKey(SCOPE, new ExperimentId(id)),
                start,
                Optional.empty(),
                List.of(start + 15, start + 25),
                List.of(new VariantId("control"), new VariantId("treatment"), new VariantId("third")),
                target,
                List.of(others));
    }

    static BehaviourEvent exposure(String id, String experiment, String variant, Instant at, long position) {
        return exposure(id, experiment, variant, at, position, "");
    }

    static BehaviourEvent exposure(
            String id, String experiment, String variant, Instant at, long position, String platform) {
        return event(
                id,
                BehaviourKind.EXPOSURE,
                "exposure",
                Optional.of(experiment),
                Optional.of(variant),
                at,
                position,
                Map.of("platform", platform));
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

    static BehaviourEvent visit(String id, Instant at, long position) {
        return event(id, BehaviourKind.CUSTOM, "visit", Optional.empty(), Optional.empty(), at, position, Map.of());
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

    /** What a user in this state adds to the statistics of all users. */
    static Deltas contribution(UserState state) {
        return whole(contribution(state, DEFINITIONS));
    }

    static Deltas contribution(UserState state, Definitions definitions) {
        var contributions = new Contributions(definitions, Instant.EPOCH);
        contributions.replace(UserState.EMPTY, state);
        return contributions.toDeltas();
    }

    /** Without the slices. */
    static Deltas whole(Deltas deltas) {
        return new Deltas(
                deltas.exposures().stream()
                        .filter(cell -> cell.cohort().slice().isEmpty())
                        .toList(),
                deltas.measurements().stream()
                        .filter(cell -> cell.cohort().slice().isEmpty())
                        .toList(),
                deltas.buckets(),
                deltas.windows());
    }
}
