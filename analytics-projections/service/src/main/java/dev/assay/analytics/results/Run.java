package dev.assay.analytics.results;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long an experiment has run, by the data's own clock: the same data tell the same story whenever they are read.
 *
 * @param days of 24 hours
 * @param over whether nobody will be exposed any more
 */
record Run(double days, boolean over) {
    /** Weekdays differ: an effect is only known after a full week. */
    static final int FULL_WEEK = 7;

    static Run of(ExperimentFacts facts, Instant asOf) {
        Optional<Instant> end = facts.stoppedAt();
        Duration elapsed = facts.startedAt()
                .map(start -> Duration.between(start, end.orElse(asOf)))
                .orElse(Duration.ZERO);
        double days = Math.max(0, elapsed.toMillis()) / 86_400_000.0;
        return new Run(days, end.isPresent());
    }

    boolean hasFullWeek() {
        return days >= FULL_WEEK;
    }

    /** To two decimals, downwards: 6.999 days are no week. */
    double shownDays() {
        return Math.floor(days * 100) / 100;
    }
}
