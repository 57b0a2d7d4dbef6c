package dev.assay.postgres.metrics;

import static dev.assay.postgres.metrics.SyntheticBehaviour.SCOPE;

import dev.assay.analytics.metrics.DefinitionHistory;
import dev.assay.analytics.metrics.MetricProjection;
import dev.assay.model.event.EventContext;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.experiment.Analysis;
import dev.assay.model.experiment.ExperimentCreated;
import dev.assay.model.experiment.ExperimentDefinition;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.ExperimentStarted;
import dev.assay.model.experiment.Percent;
import dev.assay.model.experiment.Steering;
import dev.assay.model.experiment.Traffic;
import dev.assay.model.experiment.Trigger;
import dev.assay.model.experiment.Variant;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.metric.Direction;
import dev.assay.model.metric.MetricCreated;
import dev.assay.model.metric.MetricDefinition;
import dev.assay.model.metric.MetricId;
import dev.assay.model.metric.MetricKey;
import dev.assay.model.metric.MetricKind;
import dev.assay.model.projection.Generation;
import dev.assay.rules.Allocation;
import dev.assay.rules.BucketRange;
import dev.assay.rules.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** The experiments that {@link SyntheticBehaviour} is about: one with target and guardrail, one with own conversions. */
final class SyntheticLifecycle {
    static final ExperimentKey CHECKOUT = new ExperimentKey(SCOPE, new ExperimentId("checkout"));
    static final ExperimentKey BANNER = new ExperimentKey(SCOPE, new ExperimentId("banner"));
    static final long END = 6;

    private static final Allocation HALF_AND_HALF = new Allocation(List.of(
            new Allocation.Share("control", List.of(new BucketRange(0, 4_999))),
            new Allocation.Share("treatment", List.of(new BucketRange(5_000, 9_999)))));

    private SyntheticLifecycle() {}

    static DefinitionHistory history() {
        var history = new DefinitionHistory((company, projection) -> generation(1));
        var payloads = List.of(
                metric("bought", MetricKind.CONVERSION),
                metric("revenue", MetricKind.MEAN),
                created(CHECKOUT, Optional.of("bought"), "revenue"),
                new ExperimentStarted(CHECKOUT, Trigger.MANUAL),
                created(BANNER, Optional.empty()),
                new ExperimentStarted(BANNER, Trigger.MANUAL));
        for (int i = 0; i < payloads.size(); i++) {
            history.on(new LifecycleEvent(
                    i + 1L,
                    Instant.EPOCH,
                    new EventContext(SCOPE, "test", "admin", "r", ""),
                    "",
                    "",
                    0,
                    payloads.get(i)));
        }
        history.reached(payloads.size());
        return history;
    }

    static Generation generation(int id) {
        return new Generation(id, SCOPE.company(), MetricProjection.NAME, id, 0);
    }

    private static MetricCreated metric(String id, MetricKind kind) {
        return new MetricCreated(
                new MetricKey(SCOPE.company(), new MetricId(id)),
                new MetricDefinition(
                        id,
                        "",
                        kind,
                        "purchase",
                        new Condition.All(List.of()),
                        kind == MetricKind.MEAN ? Optional.of("revenue") : Optional.empty(),
                        Duration.ofDays(14),
                        Direction.INCREASE));
    }

    private static ExperimentCreated created(ExperimentKey key, Optional<String> target, String... secondary) {
        var variants = List.of(variant("control", true), variant("treatment", false));
        var definition = new ExperimentDefinition(
                key.id().value(),
                "",
                "",
                "",
                List.of(),
                variants,
                Percent.ALL,
                List.of(),
                List.of(),
                target.map(MetricId::new),
                List.of(secondary).stream().map(MetricId::new).toList(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Analysis.DEFAULT,
                Traffic.OPEN,
                Steering.FIXED);
        return new ExperimentCreated(key, definition, HALF_AND_HALF, "salt", Optional.empty());
    }

    private static Variant variant(String id, boolean control) {
        return new Variant(new VariantId(id), id, new Percent(5_000), JsonNodeFactory.instance.objectNode(), control);
    }
}
