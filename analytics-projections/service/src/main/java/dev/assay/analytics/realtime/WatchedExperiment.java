package dev.assay.analytics.realtime;

import dev.assay.fold.Deltas;
import dev.assay.model.experiment.ExperimentKey;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** One experiment's last hour as its watchers know it. */
final class WatchedExperiment {
    private static final int MINUTES = 60;

    /** Another node may do the folding, and its commits are not heard of here. */
    private static final Duration LOOK_ANYWAY = Duration.ofSeconds(5);

    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final ExperimentKey experiment;
    private final RealtimeWindows windows;
    private final Clock clock;
    private final List<Watcher> watchers = new ArrayList<>();
    private TreeMap<Instant, RealtimeEvent.Window> known = new TreeMap<>();
    private Instant read = Instant.MIN;
    private Instant told = Instant.MIN;
    private volatile boolean changed;

    WatchedExperiment(ExperimentKey experiment, RealtimeWindows windows, Clock clock) {
        this.experiment = experiment;
        this.windows = windows;
        this.clock = clock;
    }

    void changed() {
        changed = true;
    }

    synchronized void join(Watcher watcher) {
        if (watchers.isEmpty()) {
            known = lastHour();
            told = clock.instant();
        }
        known.values().forEach(watcher::tell);
        watchers.add(watcher);
    }

    /** Whether anybody still watches. */
    synchronized boolean leave(Watcher watcher) {
        watchers.remove(watcher);
        return !watchers.isEmpty();
    }

    synchronized List<Watcher> watchers() {
        return List.copyOf(watchers);
    }

    synchronized void tick() {
        var now = clock.instant();
        boolean resultsChanged = changed;
        if (resultsChanged || !now.isBefore(read.plus(LOOK_ANYWAY))) {
            changed = false;
            var next = lastHour();
            for (var window : next.values()) {
                if (!window.equals(known.get(window.minute()))) {
                    tell(window, now);
                    resultsChanged = true;
                }
            }
            known = next;
        }
        if (resultsChanged) {
            tell(new RealtimeEvent.Results(windows.position(experiment)), now);
        } else if (!now.isBefore(told.plus(HEARTBEAT))) {
            tell(new RealtimeEvent.Heartbeat(), now);
        }
    }

    private void tell(RealtimeEvent event, Instant now) {
        List.copyOf(watchers).forEach(watcher -> watcher.tell(event));
        told = now;
    }

    private TreeMap<Instant, RealtimeEvent.Window> lastHour() {
        read = clock.instant();
        var from = read.truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(MINUTES - 1));
        var minutes = new TreeMap<Instant, List<RealtimeEvent.Variant>>();
        for (var window : windows.since(experiment, from)) {
            minutes.computeIfAbsent(window.minute(), minute -> new ArrayList<>())
                    .add(variant(window));
        }
        var hour = new TreeMap<Instant, RealtimeEvent.Window>();
        minutes.forEach((minute, variants) -> hour.put(minute, new RealtimeEvent.Window(minute, variants)));
        return hour;
    }

    private static RealtimeEvent.Variant variant(Deltas.Window window) {
        return new RealtimeEvent.Variant(
                window.variant(), window.exposures(), window.conversions(), new BigDecimal(window.valueMicros(), 6));
    }
}
