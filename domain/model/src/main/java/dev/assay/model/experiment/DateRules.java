package dev.assay.model.experiment;

import dev.assay.model.json.Faults;
import java.time.Instant;
import java.util.Optional;

/** What makes an experiment's dates valid, and where they may move when. */
final class DateRules {
    /** A date outside is a slip, and far ones do not fit into every calendar. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2999-12-31T23:59:59Z");

    private DateRules() {}

    static void check(ExperimentDefinition definition, Faults faults) {
        var start = definition.startDate();
        var end = definition.endDate();
        checkYear("/start_date", start, faults);
        checkYear("/end_date", end, faults);
        if (start.isPresent() && end.isPresent() && !end.get().isAfter(start.get())) {
            faults.add("/end_date", "must be later than start_date");
        }
    }

    /** Whether it can start, and perhaps stop, by itself. */
    static void checkPlan(ExperimentDefinition planned, Instant now, Faults faults) {
        check(planned, faults);
        checkStart(planned, now, faults);
    }

    /** Whether it can start now. */
    static void checkNotOver(ExperimentDefinition definition, Instant now, Faults faults) {
        definition.endDate().ifPresent(end -> checkAhead("/end_date", end, now, "change it before the start", faults));
    }

    /** A date that is waited for may be moved, but not to where it would strike at once. */
    static void checkMove(
            Status status, ExperimentDefinition before, ExperimentDefinition after, Instant now, Faults faults) {
        switch (status) {
            case SCHEDULED -> {
                if (!after.startDate().equals(before.startDate())) {
                    checkStart(after, now, faults);
                }
            }
            case RUNNING, PAUSED ->
                after.endDate()
                        .filter(end -> !before.endDate().equals(Optional.of(end)))
                        .ifPresent(end -> checkAhead("/end_date", end, now, "stop the experiment instead", faults));
            case DRAFT, STOPPED, ARCHIVED -> {}
        }
    }

    private static void checkStart(ExperimentDefinition planned, Instant now, Faults faults) {
        planned.startDate()
                .ifPresentOrElse(
                        start -> checkAhead("/start_date", start, now, "start the experiment instead", faults),
                        () -> faults.add("/start_date", "is required: when shall the experiment start?"));
    }

    private static void checkAhead(String pointer, Instant date, Instant now, String instead, Faults faults) {
        if (!date.isAfter(now)) {
            faults.add(pointer, "lies in the past; " + instead);
        }
    }

    private static void checkYear(String pointer, Optional<Instant> date, Faults faults) {
        if (date.map(at -> at.isBefore(EARLIEST) || at.isAfter(LATEST)).orElse(false)) {
            faults.add(pointer, "must lie between the years 2000 and 2999");
        }
    }
}
