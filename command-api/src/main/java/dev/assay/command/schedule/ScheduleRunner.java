package dev.assay.command.schedule;

import dev.assay.command.sending.Commands;
import dev.assay.model.Rejected;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** When a moment has come, then the command is sent. Looks twice a second. */
public final class ScheduleRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleRunner.class);
    private static final long PERIOD_MILLIS = 500;

    private final Schedule schedule;
    private final Commands commands;
    private final Clock clock;
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("schedule").daemon().factory());

    public ScheduleRunner(Schedule schedule, Commands commands, Clock clock) {
        this.schedule = schedule;
        this.commands = commands;
        this.clock = clock;
    }

    public void start() {
        var _ = ticker.scheduleWithFixedDelay(this::runDue, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void runDue() {
        for (var due : schedule.due(clock.instant())) {
            try {
                commands.change(due.command(), due.stream(), due.id(), BySchedule.in(due.scope()));
            } catch (Rejected refused) {
                LOG.debug("{} was not due after all: {}", due.stream(), refused.getMessage());
            } catch (RuntimeException e) {
                LOG.warn("{} stays due: its command failed", due.stream(), e);
            }
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
