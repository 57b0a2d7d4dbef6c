package dev.assay.analytics.next;

import dev.assay.analytics.next.Portfolio.Entry;
import dev.assay.analytics.results.ResultsDocument;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What nobody cares for any more. The older, the higher, but below everything else. */
final class Stale {
    private static final long FORGOTTEN_DRAFT_DAYS = 60;
    private static final long SILENT_DAYS = 7;

    /** So many times the days it needs: nobody looked. */
    private static final int LONG_OVER = 4;

    private static final double MOST = 0.1;
    private static final double SLOWNESS_DAYS = 365;

    private final Instant now;

    Stale(Instant now) {
        this.now = now;
    }

    List<Suggestion> drafts(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.facts().status().equals("draft"))
                .filter(entry -> days(entry.changedAt()) >= FORGOTTEN_DRAFT_DAYS)
                .map(entry -> suggestion(
                        entry,
                        "has been a draft that nobody touched for " + days(entry.changedAt()) + " days.",
                        "Start it or archive it",
                        days(entry.changedAt()),
                        Map.of("days_untouched", days(entry.changedAt()))))
                .toList();
    }

    List<Suggestion> finished(List<Read> all) {
        return all.stream().flatMap(read -> of(read).stream()).toList();
    }

    private Optional<Suggestion> of(Read read) {
        var entry = read.entry();
        var results = read.results();
        if (results.status().equals("stopped") && !entry.decided()) {
            long days = days(entry.changedAt());
            return Optional.of(suggestion(
                    entry,
                    "stopped " + days + " days ago, and nobody said which variant stays.",
                    "Decide: " + results.recommendation().text(),
                    days,
                    Map.of(
                            "days_since_stop",
                            days,
                            "verdict",
                            results.recommendation().verdict())));
        }
        if (!read.isRunning()) {
            return Optional.empty();
        }
        long silent = silence(read);
        if (silent >= SILENT_DAYS) {
            return Optional.of(suggestion(
                    entry,
                    "runs, and nobody was exposed for the first time in " + silent + " days.",
                    "Look whether it is still called; else stop it",
                    silent,
                    Map.of("days_without_exposure", silent, "users", results.sampleSize())));
        }
        return overdue(read);
    }

    private static Optional<Suggestion> overdue(Read read) {
        var results = read.results();
        boolean told = List.of("ship", "do_not_ship", "no_difference")
                .contains(results.recommendation().verdict());
        double planned = read.entry().facts().analysis().minimumDays() * (double) LONG_OVER;
        if (!told || results.durationDays() < planned) {
            return Optional.empty();
        }
        long days = (long) results.durationDays();
        return Optional.of(suggestion(
                read.entry(),
                "has run for " + days + " days, and what it says has been clear.",
                "Stop and decide: " + results.recommendation().text(),
                days,
                Map.of("days", days, "verdict", results.recommendation().verdict())));
    }

    private long silence(Read read) {
        Instant last = read.results().daily().stream()
                .filter(day -> day.variants().stream().anyMatch(variant -> variant.exposures() > 0))
                .map(ResultsDocument.Day::day)
                .max(LocalDate::compareTo)
                .map(day -> day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .or(() -> read.entry().facts().startedAt())
                .orElse(now);
        return days(last);
    }

    private long days(Instant since) {
        return Math.max(0, Duration.between(since, now).toDays());
    }

    private static Suggestion suggestion(
            Entry entry, String deed, String action, double age, Map<String, Object> evidence) {
        return new Suggestion(
                Suggestion.Kind.CLEANUP,
                entry.facts().key().id(),
                entry.facts().name(),
                "\"" + entry.facts().name() + "\" " + deed,
                action,
                MOST * age / (age + SLOWNESS_DAYS),
                evidence);
    }
}
