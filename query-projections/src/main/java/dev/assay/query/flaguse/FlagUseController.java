package dev.assay.query.flaguse;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.ANALYST;
import static dev.assay.model.company.Role.AUDITOR;
import static dev.assay.model.company.Role.DEVELOPER;
import static java.util.stream.Collectors.groupingBy;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.access.Allowed;
import dev.assay.model.access.Caller;
import dev.assay.model.json.Durations;
import dev.assay.query.catalogue.FlagDocuments;
import dev.assay.query.flaguse.FlagEvaluations.Day;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What flags served, and which of them may go. */
@RestController
class FlagUseController {
    private static final Duration USUAL = Duration.ofDays(30);
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final int SHOWN_DAYS = 90;

    private final FlagEvaluations evaluations;
    private final FlagDocuments flags;
    private final Clock clock;

    FlagUseController(FlagEvaluations evaluations, FlagDocuments flags, Clock clock) {
        this.evaluations = evaluations;
        this.flags = flags;
        this.clock = clock;
    }

    /** @param lastAt empty when it was not evaluated in these days */
    record Evaluations(Optional<Instant> lastAt, List<Served> days) {}

    /** @param variations how often each was served */
    record Served(LocalDate day, Map<String, Long> variations) {}

    record Stale(List<StaleFlags.Stale> items) {}

    @GetMapping("/api/v1/flags/{id}/evaluations")
    @Allowed({DEVELOPER, ANALYST, ADMIN, AUDITOR})
    Evaluations evaluations(Caller caller, @PathVariable String id) {
        if (!flags.exists(caller.scope(), id)) {
            throw new Rejected(Rejection.NotFound.of("flag", id));
        }
        var days = evaluations.since(caller.scope(), today().minusDays(SHOWN_DAYS - 1)).stream()
                .filter(day -> day.flag().equals(id))
                .toList();
        return new Evaluations(days.stream().map(Day::lastAt).max(Comparator.naturalOrder()), byDay(days));
    }

    private static List<Served> byDay(List<Day> days) {
        var served = new ArrayList<Served>();
        for (var day : days) {
            if (served.isEmpty() || !served.getLast().day().equals(day.day())) {
                served.add(new Served(day.day(), new LinkedHashMap<>()));
            }
            served.getLast().variations().put(day.variation(), day.times());
        }
        return served;
    }

    @GetMapping("/api/v1/stale-flags")
    @Allowed({DEVELOPER, ANALYST, ADMIN, AUDITOR})
    Stale stale(Caller caller, @RequestParam(required = false) @Nullable String period) {
        var quiet = period == null ? USUAL : period(period);
        var served = evaluations.since(caller.scope(), today().minusDays(LONGEST.toDays())).stream()
                .collect(groupingBy(Day::flag));
        return new Stale(new StaleFlags(clock.instant(), quiet, served).among(flags.all(caller.scope())));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Duration period(String text) {
        try {
            var period = Durations.parse(text);
            if (period.isPositive() && period.compareTo(LONGEST) <= 0) {
                return period;
            }
            throw new IllegalArgumentException("must be above 0 and at most 365 days");
        } catch (IllegalArgumentException wrong) {
            throw new Rejected(new Rejection.Invalid("/period", String.valueOf(wrong.getMessage())));
        }
    }
}
