package dev.assay.calibration;

import dev.assay.analytics.metrics.DefinitionHistory;
import dev.assay.analytics.metrics.LiveMetrics;
import dev.assay.analytics.metrics.MetricProjection;
import dev.assay.analytics.metrics.Progress;
import dev.assay.analytics.metrics.ResultsChanges;
import dev.assay.analytics.results.MetricCells;
import dev.assay.model.Scope;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.event.EventContext;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.experiment.ExperimentCreated;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.ExperimentReader;
import dev.assay.model.experiment.ExperimentStarted;
import dev.assay.model.experiment.Trigger;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.json.ModelJson;
import dev.assay.model.metric.MetricCreated;
import dev.assay.model.metric.MetricKey;
import dev.assay.model.metric.MetricReader;
import dev.assay.model.projection.Generation;
import dev.assay.rules.Allocation;
import dev.assay.rules.Bucketing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** One experiment from its lifecycle events to its cells: everything but HTTP and the database is what a server runs. */
final class Simulation {
    static final Instant START = Instant.parse("2026-11-02T00:00:00Z");
    static final Duration LENGTH = Duration.ofDays(14);
    static final Scope SCOPE = Scope.of("simulated", "production");
    static final ExperimentKey EXPERIMENT = new ExperimentKey(SCOPE, new ExperimentId("aa"));
    static final VariantId CONTROL = new VariantId("control");
    static final VariantId TREATMENT = new VariantId("treatment");

    private static final List<String> METRICS = List.of("""
            {"id": "bought", "name": "Bought", "kind": "conversion", "event_name": "purchase"}""", """
            {"id": "spend", "name": "Spend", "kind": "mean", "event_name": "purchase", "value_property": "amount",
             "pre_exposure_window": "14d"}""", """
            {"id": "orders", "name": "Orders a visit", "kind": "ratio", "event_name": "purchase",
             "denominator": {"event_name": "visit"}}""", """
            {"id": "gain", "name": "Gain", "kind": "mean", "event_name": "gain", "value_property": "amount"}""");

    private static final String BODY = """
            {"id": "aa", "name": "A/A", "target_metric": "bought", "secondary_metrics": ["spend", "orders", "gain"],
             "variants": [{"id": "control", "allocation": 50, "control": true}, {"id": "treatment", "allocation": 50}]}""";

    /** The position of the experiment's start. */
    static final long STARTED = METRICS.size() + 1L;

    private static final Generation LIVE = new Generation(1, SCOPE.company(), MetricProjection.NAME, 1, 0);
    private static final EventContext CONTEXT = new EventContext(SCOPE, "simulation", "admin", "", "");

    private final DefinitionHistory history = new DefinitionHistory((company, projection) -> LIVE);
    private final MemoryStore store = new MemoryStore();
    private final Allocation allocation;
    private final String salt;

    Simulation(String salt) {
        this.salt = salt;
        long position = 0;
        for (String json : METRICS) {
            var metric = MetricReader.creation(ModelJson.mapper().readTree(json));
            tell(position++, new MetricCreated(new MetricKey(SCOPE.company(), metric.id()), metric.definition()));
        }
        var definition =
                ExperimentReader.creation(ModelJson.mapper().readTree(BODY)).definition();
        this.allocation = Allocation.of(definition.weights());
        tell(position++, new ExperimentCreated(EXPERIMENT, definition, allocation, salt, Optional.empty()));
        tell(position, new ExperimentStarted(EXPERIMENT, Trigger.MANUAL));
        history.reached(position);
    }

    private void tell(long position, Object event) {
        history.on(new LifecycleEvent(position, START, CONTEXT, "simulated", "simulated", position, event));
    }

    /** Lets users come, in two batches, the second of which begins with users who are already there. */
    void run(int users, SplittableRandom random) {
        var events = new ArrayList<BehaviourEvent>();
        for (int i = 0; i < users; i++) {
            boolean treated =
                    allocation.variantOf(Bucketing.bucket("user-" + i, salt)).equals(TREATMENT.value());
            events.addAll(
                    Visitor.of(random, treated ? TREATMENT : CONTROL, treated).events());
        }
        var clock = Clock.fixed(START.plus(LENGTH).plus(Duration.ofDays(1)), ZoneOffset.UTC);
        var projection = new MetricProjection(store, history, new ResultsChanges(), clock);
        projection.apply(LIVE, events.subList(0, events.size() / 2));
        projection.apply(LIVE, events.subList(events.size() / 3, events.size()));
    }

    MetricCells cells() {
        return new LiveMetrics(
                store, (company, name) -> LIVE, generation -> new Progress.Reached(1, START.plus(LENGTH)));
    }

    DefinitionHistory directory() {
        return history;
    }
}
