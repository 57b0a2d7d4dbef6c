package dev.assay.server.projection;

import dev.assay.analytics.metrics.Progress;
import dev.assay.assignment.configuration.LiveConfiguration;
import dev.assay.assignment.explain.Explanations;
import dev.assay.command.sending.Commands;
import dev.assay.model.behaviour.BehaviourEvent;
import dev.assay.model.behaviour.UserReferences;
import dev.assay.model.experiment.StickyAssignments;
import dev.assay.model.projection.BehaviourProjection;
import dev.assay.model.projection.Generations;
import dev.assay.model.projection.LifecycleProjection;
import dev.assay.postgres.eventstore.LifecycleStore;
import java.time.Clock;
import java.util.ArrayList;
import javax.sql.DataSource;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jdbi.v3.core.Jdbi;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.function.SingletonSupplier;

/**
 * Assembles the engine from what the rest of the server provides: every {@link LifecycleProjection} and
 * {@link BehaviourProjection}, the event store, the behaviour log, the token store in the database.
 *
 * <p>Projections need {@link Generations}, and the engine needs the projections: hence the detour by providers.
 */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {
    @Bean
    Generations generations(ObjectProvider<ProjectionEngine> engine) {
        var found = SingletonSupplier.of(engine::getObject); // asked for by every request: no search for the bean
        return (company, projection) -> found.obtain().live(company, projection);
    }

    @Bean
    ProjectionPositions projectionPositions(ObjectProvider<ProjectionEngine> engine) {
        return (projection, position, timeout) -> engine.getObject().positions().await(projection, position, timeout);
    }

    @Bean
    EngineFactory projectionEngineFactory(
            DataSource database, PlatformTransactionManager transactions, LifecycleStore store, Clock clock) {
        return new EngineFactory(database, new Transactions(transactions), store, clock);
    }

    @Bean(destroyMethod = "") // the life cycle below ends it, before the database goes
    ProjectionEngine projectionEngine(
            EngineFactory factory,
            LifecycleFeed lifecycle,
            EventStore store,
            ObjectProvider<Feed<BehaviourEvent>> behaviour,
            ObjectProvider<LifecycleProjection> lifecycleProjections,
            ObjectProvider<BehaviourProjection> behaviourProjections,
            TokenStore tokens) {
        var views = new ArrayList<LiveView<?>>();
        var atOnce = new LifecycleFeed(store);
        lifecycleProjections
                .orderedStream()
                .forEach(each -> views.add(factory.lifecycle(each, each.inMemory() ? atOnce : lifecycle)));
        behaviourProjections.orderedStream().forEach(each -> views.add(factory.behaviour(each, behaviour.getObject())));
        return new ProjectionEngine(views, tokens, factory.transactions());
    }

    /** Views in the database look ten times a second: a transaction for each single event would cost more than all else. */
    @Bean
    PacedSource pacedSource(EventStore store) {
        return new PacedSource(store);
    }

    @Bean
    LifecycleFeed lifecycleFeed(PacedSource store) {
        return new LifecycleFeed(store);
    }

    @Bean
    Explanations explanations(
            LiveConfiguration configuration,
            LifecycleStore store,
            LifecycleFeed feed,
            Jdbi jdbi,
            UserReferences users,
            StickyAssignments sticky,
            Clock clock) {
        return new Explanations(
                configuration, new StoredHistory(store.eventStorageEngine(), feed, jdbi), users, sticky, clock);
    }

    @Bean(destroyMethod = "") // likewise
    Rebuilding rebuilding(
            EngineFactory factory,
            ProjectionEngine engine,
            LifecycleFeed lifecycle,
            TokenStore tokens,
            ObjectProvider<Commands> commands) {
        return factory.rebuilding(engine, lifecycle, tokens, commands::getObject);
    }

    @Bean
    Projections projections(EngineFactory factory, ProjectionEngine engine, Rebuilding rebuilding) {
        return factory.projections(engine, rebuilding);
    }

    @Bean
    Progress generationProgress(EngineFactory factory) {
        return factory.progress();
    }

    @Bean
    EngineLifecycle projectionEngineLifecycle(ProjectionEngine engine, Rebuilding rebuilding) {
        return new EngineLifecycle(engine, rebuilding);
    }
}
