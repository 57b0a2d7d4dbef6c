package dev.assay.server.standby;

import dev.assay.assignment.configuration.LiveConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Saves the configuration after every change, a second after the one before, or later when it is large. */
final class ConfigurationKeeper implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationKeeper.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration CONFIRMED_EVERY = Duration.ofSeconds(10);
    private static final Duration TO_STOP = Duration.ofSeconds(10);
    /** Saving takes a core at most a tenth of the time. */
    private static final int REST = 9;

    private final ConfigurationFile file;
    private final LiveConfiguration configuration;
    private final Freshness freshness;
    private final Semaphore changes = new Semaphore(0);
    private @Nullable Thread keeper;
    private final CountDownLatch stopping = new CountDownLatch(1);

    ConfigurationKeeper(ConfigurationFile file, LiveConfiguration configuration, Freshness freshness) {
        this.file = file;
        this.configuration = configuration;
        this.freshness = freshness;
    }

    @Override
    public void start() {
        configuration.onChange(changes::release);
        changes.release();
        keeper = Thread.ofPlatform().name("configuration-keeper").daemon().start(this::run);
    }

    private void run() {
        var confirmed = Instant.EPOCH;
        try {
            while (stopping.getCount() > 0) {
                if (changes.tryAcquire(SHORTEST_PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                    changes.drainPermits();
                    rest(save());
                } else if (freshness.freshAt().isAfter(confirmed.plus(CONFIRMED_EVERY))) {
                    confirmed = freshness.freshAt();
                    confirm(confirmed);
                }
            }
            if (changes.drainPermits() > 0) {
                save();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void confirm(Instant now) {
        try {
            file.confirm(now);
        } catch (IOException gone) {
            changes.release();
        }
    }

    private Duration save() {
        long begun = System.nanoTime();
        try {
            file.write(configuration, freshness.freshAt());
        } catch (IOException | RuntimeException fault) {
            LOG.warn("The configuration could not be saved for a start without the database: {}", fault.getMessage());
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private void rest(Duration saving) throws InterruptedException {
        var rest = saving.multipliedBy(REST);
        var length = rest.compareTo(SHORTEST_PAUSE) > 0 ? rest : SHORTEST_PAUSE;
        var _ = stopping.await(length.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Not by an interrupt, which would close the file that is being written. */
    @Override
    public void stop() {
        stopping.countDown();
        changes.release();
        var thread = keeper;
        if (thread != null) {
            try {
                thread.join(TO_STOP);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
            keeper = null;
        }
    }

    @Override
    public boolean isRunning() {
        return keeper != null;
    }

    /** When all events have been read. */
    @Override
    public int getPhase() {
        return 0;
    }
}
