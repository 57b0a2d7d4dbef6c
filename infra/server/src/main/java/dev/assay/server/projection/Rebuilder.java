package dev.assay.server.projection;

import dev.assay.model.projection.Generation;
import dev.assay.model.projection.ProjectionName;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks twice a second, and whenever it is woken, for generations to be built, promoted or erased. */
final class Rebuilder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilder.class);
    private static final long PERIOD_MILLIS = 500;
    private static final long GRACE_SECONDS = 10;
    private static final int AT_ONCE = 2;

    private final Map<ProjectionName, LiveView<?>> views;
    private final Workshop shop;
    private final Erasing erasing;
    private final InstantSource clock;
    private final ConcurrentMap<Integer, RebuildJob> jobs = new ConcurrentHashMap<>();
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final ExecutorService workers = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("rebuild-", 0).daemon().factory());
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("rebuilds").daemon().factory());

    Rebuilder(Map<ProjectionName, LiveView<?>> views, Workshop shop, InstantSource clock) {
        this.views = views;
        this.shop = shop;
        this.erasing = new Erasing(views, shop.rebuilds(), shop.transactions(), clock);
        this.clock = clock;
    }

    void start() {
        var _ = ticker.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Something was asked for. */
    void wake() {
        try {
            ticker.execute(this::look);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("asked for too late: the node is stopping");
        }
    }

    private void look() {
        try {
            jobs.values().removeIf(RebuildJob::isOver);
            shop.rebuilds().inWork().forEach(record -> begin(record.generation()));
            views.values().stream()
                    .filter(live -> live.view().projection().inMemory())
                    .forEach(this::follow);
            jobs.values().forEach(job -> workers.execute(() -> job.run(turns)));
            erasing.run();
        } catch (RuntimeException away) {
            LOG.warn("Rebuilds are looked for again in a moment: {}", away.getMessage());
        }
    }

    /** What another node made live is to be live in this one's memory too. */
    private void follow(LiveView<?> live) {
        for (var promoted : shop.generations().promoted(live.view().name())) {
            if (live.ledger().live(promoted.company()).number() < promoted.number()) {
                begin(promoted);
            }
        }
    }

    private void begin(Generation generation) {
        var live = views.get(generation.projection());
        if (live != null) {
            jobs.computeIfAbsent(
                    generation.id(),
                    _ -> new RebuildJob(generation, live.build(generation, shop), shop.reports(), clock));
        }
    }

    /** Ends in the middle of whatever is being built: the next start goes on from the last stretch. */
    @Override
    public void close() {
        ticker.shutdownNow();
        workers.shutdownNow();
        try {
            var _ = workers.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
