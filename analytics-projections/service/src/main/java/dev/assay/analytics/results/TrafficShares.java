package dev.assay.analytics.results;

import dev.assay.statistics.Status;
import dev.assay.statistics.trust.SampleRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Whether users arrived in the allocated shares, over the whole run; where traffic was divided anew, in those of each part. */
record TrafficShares(String status, ResultsDocument.SampleRatio view) {
    static final String OK = "OK";
    static final String WARNING = "WARNING";
    static final String FAILED = "SRM_FAILED";
    /** Worth a look; one healthy experiment in a hundred gets there. */
    private static final double WARNING_BELOW = 0.01;

    static TrafficShares of(Periods periods) {
        Periods.Check check = periods.check(day -> true);
        String status = status(check.ratio());
        var outcome = check.ratio().outcome();
        return new TrafficShares(
                status,
                new ResultsDocument.SampleRatio(
                        status,
                        outcome.map(o -> OptionalDouble.of(o.statistic())).orElseGet(OptionalDouble::empty),
                        outcome.map(o -> OptionalDouble.of(o.p())).orElseGet(OptionalDouble::empty),
                        counts(periods, check),
                        outcome.map(o -> OptionalDouble.of(o.sequentialP())).orElseGet(OptionalDouble::empty),
                        days(periods)));
    }

    /** Day by day, to see since when; each by itself, so that one in a thousand healthy days stands out. */
    private static List<ResultsDocument.SampleRatioOfDay> days(Periods periods) {
        return periods.whole().days(Question.PLAIN).stream()
                .map(day -> {
                    Periods.Check check = periods.check(day::equals);
                    return new ResultsDocument.SampleRatioOfDay(
                            day,
                            status(check.ratio()),
                            check.ratio()
                                    .outcome()
                                    .map(outcome -> OptionalDouble.of(outcome.p()))
                                    .orElseGet(OptionalDouble::empty),
                            counts(periods, check));
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

    private static List<ResultsDocument.SampleCount> counts(Periods periods, Periods.Check check) {
        List<ResultsDocument.SampleCount> counts = new ArrayList<>();
        for (int i = 0; i < check.arrived().size(); i++) {
            counts.add(new ResultsDocument.SampleCount(
                    periods.facts().variants().get(i).id(),
                    check.arrived().get(i),
                    OptionalDouble.of(check.expected().get(i))));
        }
        return counts;
    }

    /** Whether no other number can be believed. */
    boolean areBroken() {
        return status.equals(FAILED) || status.equals(Status.TRAFFIC_IN_ZERO_WEIGHT_ARM.name());
    }
}
