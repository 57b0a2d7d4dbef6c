package dev.assay.analytics.realtime;

import dev.assay.analytics.metrics.ResultsChanges;
import dev.assay.analytics.results.LiveViews;
import dev.assay.model.company.KeyId;
import dev.assay.model.experiment.ExperimentKey;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever watches an experiment what happens in it, whatever the transport. An experiment is read once a second at
 * most, and only while somebody watches it and something changed.
 */
public final class RealtimeFeed implements LiveViews, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RealtimeFeed.class);

    private final RealtimeWindows windows;
    private final Clock clock;
    private final Map<ExperimentKey, WatchedExperiment> watched = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("realtime").daemon().factory());

    public RealtimeFeed(RealtimeWindows windows, ResultsChanges changes, Clock clock) {
        this.windows = windows;
        this.clock = clock;
        changes.listen((generation, experiments) -> experiments.forEach(this::changed));
    }

    /** Looks for changes each second from now on. */
    public void start() {
        ticker.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /** Sends the last hour at once and then every change, on a thread of the watcher's own, until it is closed. */
    public Watcher subscribe(ExperimentKey experiment, KeyId key, Consumer<RealtimeEvent> consumer) {
        var watcher = new Watcher(key, consumer, gone -> leave(experiment, gone));
        watched.compute(experiment, (_, present) -> {
            var one = present == null ? new WatchedExperiment(experiment, windows, clock) : present;
            one.join(watcher);
            return one;
        });
        return watcher;
    }

    @Override
    public boolean isWatching(KeyId key, ExperimentKey experiment) {
        var one = watched.get(experiment);
        return one != null
                && one.watchers().stream().anyMatch(watcher -> watcher.key().equals(key));
    }

    private void leave(ExperimentKey experiment, Watcher watcher) {
        watched.computeIfPresent(experiment, (key, one) -> one.leave(watcher) ? one : null);
    }

    private void changed(ExperimentKey experiment) {
        var one = watched.get(experiment);
        if (one != null) {
            one.changed();
        }
    }

    void tick() {
        for (var one : watched.values()) {
            try {
                one.tick();
            } catch (RuntimeException passing) {
                // The database may be gone for a moment; the next second tries again.
                LOG.warn("the live view of an experiment could not be read", passing);
            }
        }
    }

    int experimentsWatched() {
        return watched.size();
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        watched.values().forEach(one -> one.watchers().forEach(Watcher::close));
    }
}
