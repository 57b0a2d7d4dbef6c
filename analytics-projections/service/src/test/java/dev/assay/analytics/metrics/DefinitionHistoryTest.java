package dev.assay.analytics.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.analytics.results.ExperimentFacts;
import dev.assay.fold.TrackedMetric;
import dev.assay.model.Scope;
import dev.assay.model.event.EventContext;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.experiment.Analysis;
import dev.assay.model.experiment.ExperimentCreated;
import dev.assay.model.experiment.ExperimentDefinition;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.ExperimentStarted;
import dev.assay.model.experiment.ExperimentStopped;
import dev.assay.model.experiment.ExperimentUpdated;
import dev.assay.model.experiment.Percent;
import dev.assay.model.experiment.Steering;
import dev.assay.model.experiment.Traffic;
import dev.assay.model.experiment.TrafficReallocated;
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
import dev.assay.rules.Allocation;
import dev.assay.rules.BucketRange;
import dev.assay.rules.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class DefinitionHistoryTest {
    private static final Scope SCOPE = Scope.of("acme", "production");
    private static final ExperimentKey CHECKOUT = new ExperimentKey(SCOPE, new ExperimentId("checkout"));
    private static final MetricKey REVENUE = new MetricKey(SCOPE.company(), new MetricId("revenue"));
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private long live = 0;
    private final DefinitionHistory history = new DefinitionHistory((company, projection) -> generation(live));

    @Test
    void an_experiment_is_folded_as_it_was_defined_at_its_start() {
        on(1, new MetricCreated(REVENUE, metric(Duration.ofDays(1))));
        on(2, created(Optional.of("revenue")));
        on(3, new ExperimentStarted(CHECKOUT, Trigger.MANUAL));
        on(4, new MetricUpdated(REVENUE, 2, metric(Duration.ofDays(2))));
        on(5, new ExperimentUpdated(CHECKOUT, definition(Optional.empty()), halves(5_000)));

        assertThat(target(generation(0)).version()).isEqualTo(1);
        assertThat(target(generation(3)).version()).isEqualTo(1);
    }

    @Test
    void a_rebuild_folds_the_definitions_of_its_request() {
        on(1, new MetricCreated(REVENUE, metric(Duration.ofDays(1))));
        on(2, created(Optional.of("revenue")));
        on(3, new ExperimentStarted(CHECKOUT, Trigger.MANUAL));
        on(4, new MetricUpdated(REVENUE, 2, metric(Duration.ofDays(2))));
        on(5, new ExperimentUpdated(CHECKOUT, definition(Optional.empty()), halves(5_000)));

        assertThat(target(generation(4)).version()).isEqualTo(2);
        assertThat(target(generation(4)).position()).isEqualTo(4);
        assertThat(target(generation(5)).id()).isEmpty();
    }

    @Test
    void a_draft_is_not_folded() {
        on(1, created(Optional.empty()));

        assertThat(history.definitions(generation(0), SCOPE.environment()).experiment(CHECKOUT.id()))
                .isEmpty();
    }

    @Test
    void events_that_arrive_out_of_order_or_twice_lead_to_the_same_definitions() {
        on(3, new ExperimentStarted(CHECKOUT, Trigger.MANUAL));
        on(4, new MetricUpdated(REVENUE, 2, metric(Duration.ofDays(2))));
        on(2, created(Optional.of("revenue")));
        on(1, new MetricCreated(REVENUE, metric(Duration.ofDays(1))));
        on(4, new MetricUpdated(REVENUE, 2, metric(Duration.ofDays(2))));

        assertThat(target(generation(0)).version()).isEqualTo(1);
    }

    @Test
    void the_facts_name_the_version_that_is_folded_and_the_newest() {
        on(1, new MetricCreated(REVENUE, metric(Duration.ofDays(1))));
        on(2, created(Optional.of("revenue")));
        on(3, new ExperimentStarted(CHECKOUT, Trigger.MANUAL));
        on(4, new MetricUpdated(REVENUE, 2, metric(Duration.ofDays(2))));
        on(5, new TrafficReallocated(CHECKOUT, halves(8_000), "looks safe"));
        on(6, new ExperimentStopped(CHECKOUT, Trigger.MANUAL, "done"));

        var facts = history.find(CHECKOUT).orElseThrow();
        assertThat(facts.status()).isEqualTo("stopped");
        assertThat(facts.startedAt()).contains(NOON.plusSeconds(3));
        assertThat(facts.stoppedAt()).contains(NOON.plusSeconds(6));
        assertThat(facts.reallocated()).isTrue();
        assertThat(facts.variants()).extracting(ExperimentFacts.Arm::weight).containsExactly(8_000, 2_000);
        assertThat(facts.target().orElseThrow().version()).isEqualTo(1);
        assertThat(facts.target().orElseThrow().newestVersion()).isEqualTo(2);

        live = 4;
        assertThat(history.find(CHECKOUT).orElseThrow().target().orElseThrow().version())
                .isEqualTo(2);
    }

    @Test
    void what_is_unknown_has_no_facts() {
        assertThat(history.find(CHECKOUT)).isEmpty();
    }

    @Test
    void whoever_waits_for_a_position_goes_on_when_it_arrives() throws Exception {
        assertThat(history.awaitPosition(1, Duration.ofMillis(5))).isFalse();
        var waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return history.awaitPosition(2, Duration.ofSeconds(20));
            } catch (InterruptedException stopping) {
                throw new IllegalStateException(stopping);
            }
        });

        on(1, created(Optional.empty()));
        assertThat(waiting).isNotDone();
        history.reached(2);

        await().untilAsserted(() -> assertThat(waiting).isDone());
        assertThat(waiting.get(1, TimeUnit.SECONDS)).isTrue();
    }

    private void on(long position, Object payload) {
        history.on(new LifecycleEvent(
                position,
                NOON.plusSeconds(position),
                new EventContext(SCOPE, "ann", "admin", "request", ""),
                "",
                "",
                0,
                payload));
    }

    private TrackedMetric target(Generation generation) {
        return history.definitions(generation, SCOPE.environment())
                .experiment(CHECKOUT.id())
                .orElseThrow()
                .metrics()
                .getFirst();
    }

    private static Generation generation(long definitionsPosition) {
        return new Generation(1, SCOPE.company(), MetricProjection.NAME, 1, definitionsPosition);
    }

    private static ExperimentCreated created(Optional<String> target) {
        return new ExperimentCreated(CHECKOUT, definition(target), halves(5_000), "salt", Optional.empty());
    }

    private static ExperimentDefinition definition(Optional<String> target) {
        return new ExperimentDefinition(
                "Checkout",
                "",
                "",
                "",
                List.of(),
                List.of(variant("control", true), variant("treatment", false)),
                Percent.ALL,
                List.of(),
                List.of(),
                target.map(MetricId::new),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Analysis.DEFAULT,
                Traffic.OPEN,
                Steering.FIXED);
    }

    private static Variant variant(String id, boolean control) {
        return new Variant(new VariantId(id), id, new Percent(5_000), JsonNodeFactory.instance.objectNode(), control);
    }

    private static Allocation halves(int control) {
        return new Allocation(List.of(
                new Allocation.Share("control", List.of(new BucketRange(0, control - 1))),
                new Allocation.Share("treatment", List.of(new BucketRange(control, 9_999)))));
    }

    private static MetricDefinition metric(Duration window) {
        return new MetricDefinition(
                "Revenue",
                "",
                MetricKind.MEAN,
                "purchase",
                new Condition.All(List.of()),
                Optional.of("amount"),
                window,
                Direction.INCREASE);
    }
}
