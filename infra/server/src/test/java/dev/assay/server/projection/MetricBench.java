package dev.assay.server.projection;

import static dev.assay.server.projection.Workbench.ACME;
import static dev.assay.server.projection.Workbench.PATIENCE;
import static org.awaitility.Awaitility.await;

import dev.assay.analytics.metrics.DefinitionHistory;
import dev.assay.analytics.metrics.MetricProjection;
import dev.assay.analytics.metrics.ResultsChanges;
import dev.assay.model.Scope;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.company.CompanyId;
import dev.assay.model.company.Environment;
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
import dev.assay.model.metric.MetricUpdated;
import dev.assay.model.projection.Generation;
import dev.assay.model.projection.ProjectionName;
import dev.assay.postgres.behaviour.BehaviourReader;
import dev.assay.postgres.behaviour.BehaviourSource;
import dev.assay.postgres.behaviour.PostgresBehaviourLog;
import dev.assay.postgres.metrics.PostgresMetricStore;
import dev.assay.rules.Allocation;
import dev.assay.rules.Condition;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.node.JsonNodeFactory;

/** A node with the metric view, a behaviour log, and one running experiment of the company ACME. */
final class MetricBench implements AutoCloseable {
    static final Scope SCOPE = new Scope(ACME, new Environment("production"));
    static final ExperimentKey CHECKOUT = new ExperimentKey(SCOPE, new ExperimentId("checkout"));
    private static final MetricKey REVENUE = new MetricKey(ACME, new MetricId("revenue"));

    final Workbench bench = new Workbench();
    final PostgresBehaviourLog log = new PostgresBehaviourLog(bench.address, InstantSource.system());
    final BehaviourReader reader = new BehaviourReader(bench.database);
    final PostgresMetricStore store = new PostgresMetricStore(bench.jdbi);
    private final DefinitionHistory history = new DefinitionHistory(this::live);
    private final LifecycleTail tail = new LifecycleTail(
            bench.store,
            new MemoryViews(List.of(), () -> {}),
            () -> {},
            List.of(new Definitions(history)),
            Clock.systemUTC());
    final Node node;

    private record Definitions(DefinitionHistory history) implements LifecycleListener {
        @Override
        public void on(LifecycleEvent event) {
            history.on(event);
        }

        @Override
        public void reached(long position) {
            history.reached(position);
        }
    }

    MetricBench() {
        bench.publish(ACME, REVENUE, new MetricCreated(REVENUE, revenue(Duration.ofDays(14))));
        bench.publish(ACME, CHECKOUT, created());
        bench.publish(ACME, CHECKOUT, new ExperimentStarted(CHECKOUT, Trigger.MANUAL));
        tail.start();
        var projection = new MetricProjection(store, history, new ResultsChanges(), Clock.systemUTC());
        var feed = new BehaviourFeed(new BehaviourSource(bench.database));
        node = bench.node("node", bench.factory.behaviour(projection, feed));
    }

    private Generation live(CompanyId company, ProjectionName projection) {
        return node.engine.live(company, projection);
    }

    /** From now on a rebuild counts only what happens this long after an exposure. */
    void narrowWindow(Duration window) {
        bench.publish(ACME, REVENUE, new MetricUpdated(REVENUE, 2, revenue(window)));
    }

    void append(List<BehaviourEvent> events) {
        try {
            log.append(events).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /** Waits until the live generations have seen all of the log. */
    void untilCaughtUp() {
        await().atMost(Duration.ofMinutes(5)).until(() -> {
            var state = node.projections.state(ACME, MetricProjection.NAME);
            return state.position() == reader.head();
        });
    }

    private static MetricDefinition revenue(Duration window) {
        return new MetricDefinition(
                "Revenue",
                "",
                MetricKind.MEAN,
                "purchase",
                new Condition.All(List.of()),
                Optional.of("revenue"),
                window,
                Direction.INCREASE);
    }

    private static ExperimentCreated created() {
        var definition = new ExperimentDefinition(
                "Checkout",
                "",
                "",
                "",
                List.of(),
                List.of(variant("control", true), variant("new", false)),
                Percent.ALL,
                List.of(),
                List.of(),
                Optional.of(REVENUE.id()),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Analysis.DEFAULT,
                Traffic.OPEN,
                Steering.FIXED);
        return new ExperimentCreated(
                CHECKOUT, definition, Allocation.of(definition.weights()), "salt", Optional.empty());
    }

    private static Variant variant(String id, boolean control) {
        return new Variant(new VariantId(id), id, new Percent(5_000), JsonNodeFactory.instance.objectNode(), control);
    }

    @Override
    public void close() {
        node.close();
        tail.stop();
        try {
            log.close();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        bench.close();
    }
}
