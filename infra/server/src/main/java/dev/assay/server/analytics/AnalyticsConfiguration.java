package dev.assay.server.analytics;

import dev.assay.analytics.metrics.DefinitionHistory;
import dev.assay.analytics.metrics.LiveMetrics;
import dev.assay.analytics.metrics.MetricProjection;
import dev.assay.analytics.metrics.MetricStore;
import dev.assay.analytics.metrics.Progress;
import dev.assay.analytics.metrics.ResultsChanges;
import dev.assay.analytics.next.Next;
import dev.assay.analytics.proposals.EvidenceProposer;
import dev.assay.analytics.realtime.RealtimeFeed;
import dev.assay.analytics.results.PhaseGuardrails;
import dev.assay.analytics.results.ResultsReader;
import dev.assay.model.event.LifecycleEvent;
import dev.assay.model.experiment.AllocationProposer;
import dev.assay.model.experiment.GuardrailReader;
import dev.assay.model.projection.Generations;
import dev.assay.postgres.metrics.PostgresMetricStore;
import dev.assay.server.projection.LifecycleListener;
import dev.assay.server.projection.ListenerPosition;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The fold's definitions, the metric view, results and their live feed. */
@Configuration(proxyBeanMethods = false)
class AnalyticsConfiguration {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Bean
    DefinitionHistory definitionHistory(Generations generations) {
        return new DefinitionHistory(generations);
    }

    @Bean
    LifecycleListener definitions(DefinitionHistory history) {
        return new LifecycleListener() {
            @Override
            public void on(LifecycleEvent event) {
                history.on(event);
            }

            @Override
            public void reached(long position) {
                history.reached(position);
            }
        };
    }

    @Bean
    ListenerPosition definitionsPosition(DefinitionHistory history) {
        return (position, timeout) -> {
            try {
                return history.awaitPosition(position, timeout);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return false;
            }
        };
    }

    @Bean
    MetricStore metricStore(Jdbi jdbi) {
        return new PostgresMetricStore(jdbi);
    }

    @Bean
    ResultsChanges resultsChanges() {
        return new ResultsChanges();
    }

    @Bean
    MetricProjection metricProjection(
            MetricStore store, DefinitionHistory history, ResultsChanges changes, Clock clock) {
        return new MetricProjection(store, history, changes, clock);
    }

    @Bean
    LiveMetrics liveMetrics(MetricStore store, Generations generations, Progress progress) {
        return new LiveMetrics(store, generations, progress);
    }

    @Bean
    ResultsReader resultsReader(DefinitionHistory history, LiveMetrics metrics) {
        return new ResultsReader(history, metrics);
    }

    @Bean
    Next next(DefinitionHistory history, ResultsReader results, Clock clock) {
        return new Next(history, results, clock);
    }

    @Bean
    AllocationProposer allocationProposer(ResultsReader results) {
        return new EvidenceProposer(results);
    }

    @Bean
    GuardrailReader guardrailReader(DefinitionHistory history, LiveMetrics metrics) {
        return new PhaseGuardrails(history, metrics, position -> isKnown(history, position));
    }

    private static boolean isKnown(DefinitionHistory history, long position) {
        try {
            return history.awaitPosition(position, PATIENCE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    RealtimeFeed realtimeFeed(LiveMetrics metrics, ResultsChanges changes, Clock clock) {
        return new RealtimeFeed(metrics, changes, clock);
    }
}
