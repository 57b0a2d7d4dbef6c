package dev.assay.analytics.results;

import dev.assay.model.metric.MetricKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What a metric's users look like beyond one number: the steps of a funnel, the spread of values. */
record Shapes(MetricResult result) {
    private static final double[] QUANTILES = {0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99};
    private static final double MICRO = 1e-6;
    private static final double TOP = 0.01;

    List<ResultsDocument.Step> funnel() {
        if (result.metric().kind() != MetricKind.FUNNEL) {
            return List.of();
        }
        var parts = result.metric().definition().orElseThrow().parts();
        List<ResultsDocument.Step> steps = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int step = i;
            steps.add(new ResultsDocument.Step(
                    i + 1,
                    parts.get(i).eventName(),
                    result.arms().stream()
                            .map(arm -> new ResultsDocument.StepOfVariant(
                                    arm.arm().id(),
                                    arm.steps().get(step),
                                    arm.users() == 0
                                            ? OptionalDouble.empty()
                                            : OptionalDouble.of(
                                                    100.0 * arm.steps().get(step) / arm.users())))
                            .toList()));
        }
        return steps;
    }

    List<ResultsDocument.Distribution> distribution() {
        return result.arms().stream()
                .flatMap(arm -> arm.totals().map(totals -> ofTotals(arm)).stream())
                .toList();
    }

    private static ResultsDocument.Distribution ofTotals(ArmTally arm) {
        var totals = arm.totals().orElseThrow();
        List<ResultsDocument.Quantile> quantiles = new ArrayList<>();
        for (double q : QUANTILES) {
            totals.quantile(q).ifPresent(value -> quantiles.add(new ResultsDocument.Quantile(q, value * MICRO)));
        }
        return new ResultsDocument.Distribution(arm.arm().id(), quantiles, topShare(arm));
    }

    /** What lies in the buckets above the 99th percentile, of the whole. */
    private static OptionalDouble topShare(ArmTally arm) {
        var totals = arm.totals().orElseThrow();
        double all = totals.moments().total();
        var edge = totals.edge(1 - TOP);
        if (edge.isEmpty() || !(all > 0)) {
            return OptionalDouble.empty();
        }
        var capped = totals.cappedAt(edge.getAsLong());
        double above = capped.takenAway().doubleValue() + (double) capped.capped() * edge.getAsLong();
        return OptionalDouble.of(above / all);
    }
}
