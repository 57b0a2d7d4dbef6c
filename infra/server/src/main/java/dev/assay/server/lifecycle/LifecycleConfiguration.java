package dev.assay.server.lifecycle;

import dev.assay.analytics.results.AccessLog;
import dev.assay.command.company.ApiKeys;
import dev.assay.command.experiment.ExperimentDefinitions;
import dev.assay.command.schedule.Schedule;
import dev.assay.command.schedule.ScheduleRunner;
import dev.assay.command.schedule.Steered;
import dev.assay.command.schedule.SteeringRunner;
import dev.assay.command.sending.Commands;
import dev.assay.command.sending.Idempotency;
import dev.assay.command.sending.Salts;
import dev.assay.command.sending.Serving;
import dev.assay.command.sending.StreamHeads;
import dev.assay.model.experiment.AllocationProposer;
import dev.assay.model.experiment.GuardrailReader;
import dev.assay.model.flag.KnownFlags;
import dev.assay.model.metric.KnownMetrics;
import dev.assay.model.traffic.KnownTraffic;
import dev.assay.postgres.eventstore.LifecycleStore;
import dev.assay.postgres.idempotency.PostgresIdempotencyLedger;
import dev.assay.server.installation.Installation;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jdbi.v3.core.Jdbi;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts the write side together. */
@Configuration(proxyBeanMethods = false)
class LifecycleConfiguration {
    @Bean
    TransactionManager axonTransactions(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    LifecycleStore lifecycleStore(DataSource database, TransactionManager transactions) {
        return new LifecycleStore(new TransactionAwareDataSourceProxy(database)::getConnection, transactions);
    }

    @Bean(destroyMethod = "shutDown")
    EmbeddedEventStore eventStore(LifecycleStore store) {
        return EmbeddedEventStore.builder()
                .storageEngine(store.eventStorageEngine())
                .build();
    }

    @Bean
    TokenStore tokenStore(LifecycleStore store, Installation installation) {
        return store.tokenStore(installation.node());
    }

    @Bean(destroyMethod = "shutdown")
    ExecutorService snapshotting() {
        return Executors.newSingleThreadExecutor(
                Thread.ofPlatform().name("snapshots").daemon().factory());
    }

    @Bean
    KnownMetrics knownMetrics(EventStore store) {
        return new MetricsInForce(store);
    }

    @Bean
    KnownFlags knownFlags(EventStore store) {
        return new FlagsInForce(store);
    }

    @Bean
    KnownTraffic knownTraffic(EventStore store, ExperimentDefinitions definitions, ObjectProvider<CommandBus> bus) {
        return new TrafficInForce(store, definitions, bus::getObject);
    }

    @Bean
    PostgresIdempotencyLedger idempotencyLedger(Jdbi jdbi, Clock clock) {
        return new PostgresIdempotencyLedger(jdbi, clock);
    }

    @Bean
    CommandBus commandBus(
            EventStore store,
            TransactionManager transactions,
            ExecutorService snapshotting,
            Clock clock,
            KnownMetrics metrics,
            KnownFlags flags,
            KnownTraffic traffic,
            PostgresIdempotencyLedger ledger) {
        var bus = SimpleCommandBus.builder().transactionManager(transactions).build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(new CallerContext()));
        bus.registerHandlerInterceptor(new Idempotency(ledger));
        new Aggregates(store, transactions, snapshotting, List.of(clock, metrics, flags, traffic)).subscribeTo(bus);
        return bus;
    }

    @Bean
    StreamHeads streamHeads(Jdbi jdbi) {
        return new StoredStreamHeads(jdbi);
    }

    @Bean
    Commands commands(CommandBus bus, StreamHeads heads, Serving serving) {
        return new Commands(DefaultCommandGateway.builder().commandBus(bus).build(), heads, serving);
    }

    @Bean
    AccessLog accessLog(EventStore store, TransactionManager transactions) {
        return new PublishedAccessLog(store, transactions);
    }

    @Bean
    ApiKeys apiKeys(RandomGenerator random) {
        return new ApiKeys(random);
    }

    @Bean
    Salts salts(RandomGenerator random) {
        return new Salts(random);
    }

    @Bean
    ExperimentDefinitions experimentDefinitions(EventStore store) {
        return new ExperimentDefinitions(store);
    }

    @Bean
    Schedule schedule() {
        return new Schedule();
    }

    @Bean
    ScheduleRunner scheduleRunner(Schedule schedule, Commands commands, Clock clock) {
        return new ScheduleRunner(schedule, commands, clock);
    }

    @Bean
    Steered steered() {
        return new Steered();
    }

    @Bean
    SteeringRunner steeringRunner(
            Steered steered, GuardrailReader guardrails, AllocationProposer proposer, Commands commands, Clock clock) {
        return new SteeringRunner(steered, guardrails, proposer, commands, clock);
    }
}
