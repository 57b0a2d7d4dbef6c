package dev.assay.server.housekeeping;

import dev.assay.analytics.metrics.MetricProjection;
import dev.assay.command.schedule.ScheduleRunner;
import dev.assay.command.schedule.SteeringRunner;
import dev.assay.postgres.idempotency.PostgresIdempotencyLedger;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts what runs by the clock once the views are there, and forgets what nobody asks for any more. */
@Component
final class Housekeeping implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration CLAIMS_KEPT = Duration.ofDays(2);
    private static final long PERIOD_MINUTES = 10;

    private final ScheduleRunner schedule;
    private final SteeringRunner steering;
    private final PostgresIdempotencyLedger ledger;
    private final MetricProjection metrics;
    private final Clock clock;
    private final ScheduledExecutorService broom = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("housekeeping").daemon().factory());
    private volatile boolean running;

    Housekeeping(
            ScheduleRunner schedule,
            SteeringRunner steering,
            PostgresIdempotencyLedger ledger,
            MetricProjection metrics,
            Clock clock) {
        this.schedule = schedule;
        this.steering = steering;
        this.ledger = ledger;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public void start() {
        schedule.start();
        steering.start();
        var _ = broom.scheduleWithFixedDelay(this::sweep, 1, PERIOD_MINUTES, TimeUnit.MINUTES);
        running = true;
    }

    private void sweep() {
        try {
            ledger.forgetBefore(clock.instant().minus(CLAIMS_KEPT));
            metrics.pruneWindows();
        } catch (RuntimeException away) {
            LOG.warn("Sweeping is put off: {}", away.getMessage());
        }
    }

    @Override
    public void stop() {
        schedule.close();
        steering.close();
        broom.shutdownNow();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the projections. */
    @Override
    public int getPhase() {
        return 10;
    }
}
