package dev.assay.analytics.results;

import dev.assay.statistics.Status;
import dev.assay.statistics.trust.SampleRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Whether users arrived in the allocated shares, over the whole run. Not checked once the allocation has changed: the
 * shares of users then mix two allocations, and a healthy experiment would look broken.
 */
record TrafficShares(String status, ResultsDocument.SampleRatio view) {
    static final String OK = "OK";
    static final String WARNING = "WARNING";
    static final String FAILED = "SRM_FAILED";
    static final String NOT_CHECKED = "NOT_CHECKED";
    /** Worth a look; one healthy experiment in a hundred gets there. */
    private static final double WARNING_BELOW = 0.01;

    static TrafficShares of(ExperimentFacts facts, Tally tally) {
        List<Long> users = tally.usersOfWholeRun();
        if (facts.reallocated()) {
            var counts = new ArrayList<ResultsDocument.SampleCount>();
            for (int i = 0; i < users.size(); i++) {
                counts.add(new ResultsDocument.SampleCount(
                        facts.variants().get(i).id(), users.get(i), OptionalDouble.empty()));
            }
            return new TrafficShares(
                    NOT_CHECKED,
                    new ResultsDocument.SampleRatio(
                            NOT_CHECKED,
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            counts,
                            OptionalDouble.empty(),
                            List.of()));
        }
        SampleRatio check = check(facts, users);
        String status = status(check);
        var outcome = check.outcome();
        return new TrafficShares(
                status,
                new ResultsDocument.SampleRatio(
                        status,
                        outcome.map(o -> OptionalDouble.of(o.statistic())).orElseGet(OptionalDouble::empty),
                        outcome.map(o -> OptionalDouble.of(o.p())).orElseGet(OptionalDouble::empty),
                        counts(facts, users),
                        outcome.map(o -> OptionalDouble.of(o.sequentialP())).orElseGet(OptionalDouble::empty),
                        days(facts, tally)));
    }

    private static SampleRatio check(ExperimentFacts facts, List<Long> users) {
        return SampleRatio.check(
                users,
                facts.variants().stream().map(arm -> (double) arm.weight()).toList());
    }

    /** Day by day, to see since when; each by itself, so that one in a thousand healthy days stands out. */
    private static List<ResultsDocument.SampleRatioOfDay> days(ExperimentFacts facts, Tally tally) {
        return tally.days(Question.PLAIN).stream()
                .map(day -> {
                    List<Long> users = tally.users(day::equals);
                    SampleRatio check = check(facts, users);
                    return new ResultsDocument.SampleRatioOfDay(
                            day,
                            status(check),
                            check.outcome()
                                    .map(outcome -> OptionalDouble.of(outcome.p()))
                                    .orElseGet(OptionalDouble::empty),
                            counts(facts, users));
                })
                .toList();
    }

    private static String status(SampleRatio check) {
        if (check.status() != Status.OK) {
            return check.status().name();
        }
        double p = check.outcome().map(SampleRatio.Outcome::p).orElse(1.0);
        return p < SampleRatio.ALARM ? FAILED : p < WARNING_BELOW ? WARNING : OK;
    }

    private static List<ResultsDocument.SampleCount> counts(ExperimentFacts facts, List<Long> users) {
        double weights = facts.variants().stream()
                .mapToDouble(ExperimentFacts.Arm::weight)
                .sum();
        long total = users.stream().mapToLong(Long::longValue).sum();
        List<ResultsDocument.SampleCount> counts = new ArrayList<>();
        for (int i = 0; i < users.size(); i++) {
            var arm = facts.variants().get(i);
            counts.add(new ResultsDocument.SampleCount(
                    arm.id(), users.get(i), OptionalDouble.of(total * (arm.weight() / weights))));
        }
        return counts;
    }

    /** Whether no other number can be believed. */
    boolean areBroken() {
        return status.equals(FAILED) || status.equals(Status.TRAFFIC_IN_ZERO_WEIGHT_ARM.name());
    }
}
