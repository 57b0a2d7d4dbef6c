package dev.assay.server.projection;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Axon's streaming processor, except that it hands over a whole batch at once: views in the database write many events as
 * fast as one. There is one segment, since the log's order is what makes views comparable.
 */
final class LiveProcessor extends PooledStreamingEventProcessor {
    private final Consumer<List<TrackedEventMessage<?>>> batches;
    private final Runnable committed;
    private final ScheduledExecutorService workers;
    private volatile boolean failing;

    private LiveProcessor(Builder builder, Setup setup, ScheduledExecutorService workers) {
        super(builder);
        this.batches = setup.batches();
        this.committed = setup.committed();
        this.workers = workers;
    }

    /**
     * @param batches takes a batch, inside its transaction
     * @param committed hears that a batch is durable
     */
    record Setup(
            String name,
            StreamableMessageSource<TrackedEventMessage<?>> source,
            TokenStore tokens,
            TransactionManager transactions,
            int batchSize,
            Consumer<List<TrackedEventMessage<?>>> batches,
            Runnable committed) {}

    static LiveProcessor of(Setup setup) {
        var workers = Executors.newScheduledThreadPool(
                2,
                Thread.ofPlatform().name("projection-" + setup.name() + "-", 0).factory());
        var builder = PooledStreamingEventProcessor.builder()
                .name(setup.name())
                .eventHandlerInvoker(new EveryEvent())
                .messageSource(setup.source())
                .tokenStore(setup.tokens())
                .transactionManager(setup.transactions())
                .coordinatorExecutor(workers)
                .workerExecutor(workers)
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(setup.batchSize());
        return new LiveProcessor(builder, setup, workers);
    }

    @Override
    protected void processInUnitOfWork(
            List<? extends EventMessage<?>> messages,
            UnitOfWork<? extends EventMessage<?>> unitOfWork,
            Collection<Segment> segments)
            throws Exception {
        var handedOver = new AtomicBoolean();
        var result = unitOfWork.executeWithResult(
                () -> {
                    // Called once a message; the whole batch is done at the first.
                    if (handedOver.compareAndSet(false, true)) {
                        batches.accept(tracked(messages));
                        unitOfWork.afterCommit(_ -> committed.run());
                    }
                    return true;
                },
                RollbackConfigurationType.ANY_THROWABLE);
        failing = result.isExceptional();
        if (failing) {
            switch (result.exceptionResult()) {
                case Exception fault -> throw fault;
                case Error fault -> throw fault;
                case Throwable fault -> throw new IllegalStateException(fault);
            }
        }
    }

    /** Whether the last batch this node tried failed: Axon forgets it as soon as it waits for the next attempt. */
    boolean isFailing() {
        return failing;
    }

    private static List<TrackedEventMessage<?>> tracked(List<? extends EventMessage<?>> messages) {
        return messages.stream()
                .<TrackedEventMessage<?>>map(message -> (TrackedEventMessage<?>) message)
                .toList();
    }

    @Override
    public void shutDown() {
        super.shutDown();
        workers.shutdown();
    }

    /** Batches go another way; Axon only asks whether it may hand events over at all. */
    private static final class EveryEvent implements EventHandlerInvoker {
        @Override
        public boolean canHandle(EventMessage<?> message, Segment segment) {
            return true;
        }

        @Override
        public void handle(EventMessage<?> message, Segment segment) {
            throw new UnsupportedOperationException("events are handed over in batches");
        }

        @Override
        public boolean supportsReset() {
            return false;
        }
    }
}
