package dev.assay.server.projection;

import dev.assay.command.sending.Serving;
import dev.assay.http.Positions;
import dev.assay.model.projection.LifecycleProjection;
import dev.assay.model.projection.ProjectionName;
import dev.assay.postgres.behaviour.BehaviourSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets readers wait for what they have written, and tells every listener what the event store holds. */
@Configuration(proxyBeanMethods = false)
class ReadConfiguration {
    private static final ProjectionName ASSIGNMENT = new ProjectionName("assignment");
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration SETTLING = Duration.ofSeconds(1);

    @Bean
    LifecycleTail lifecycleTail(
            EventStore store,
            ProjectionEngine engine,
            PacedSource inDatabase,
            List<LifecycleListener> listeners,
            Clock clock) {
        return new LifecycleTail(store, engine.memory(), inDatabase::look, listeners, clock);
    }

    @Bean
    BehaviourFeed behaviourFeed(BehaviourSource log) {
        return new BehaviourFeed(log);
    }

    @Bean
    ReadPositions readPositions(ObjectProvider<ProjectionEngine> engine, List<ListenerPosition> listeners) {
        return (position, timeout) -> {
            var deadline = System.nanoTime() + timeout.toNanos();
            for (var live : engine.getObject().views()) {
                var view = live.view();
                if (view.projection() instanceof LifecycleProjection
                        && !engine.getObject().positions().await(view.name(), position, left(deadline))) {
                    return false;
                }
            }
            for (var listener : listeners) {
                if (!listener.await(position, left(deadline))) {
                    return false;
                }
            }
            return true;
        };
    }

    /** The hot path waits for the configuration in memory only, and without a thread of its own while nobody waits. */
    @Bean
    Positions hotPositions(ProjectionPositions positions) {
        return position -> positions.await(ASSIGNMENT, position, Duration.ZERO)
                ? CompletableFuture.completedFuture(true)
                : waiting(positions, position);
    }

    @Bean
    Serving serving(ProjectionPositions positions) {
        return position -> positions.await(ASSIGNMENT, position, SETTLING);
    }

    private static CompletableFuture<Boolean> waiting(ProjectionPositions positions, long position) {
        var reached = new CompletableFuture<Boolean>();
        Thread.startVirtualThread(() -> {
            if (positions.await(ASSIGNMENT, position, PATIENCE)) {
                reached.complete(true);
            } else {
                reached.completeExceptionally(new IllegalStateException("position " + position + " was not seen"));
            }
        });
        return reached;
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }
}
