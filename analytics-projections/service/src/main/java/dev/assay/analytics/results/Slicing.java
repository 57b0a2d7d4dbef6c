package dev.assay.analytics.results;

import dev.assay.model.experiment.Dimension;
import dev.assay.statistics.trust.Heterogeneity;
import dev.assay.statistics.trust.SampleRatio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One metric by the value of a dimension: the values with most users, then the others together, then those whose value is not
 * known. For exploring: among many slices some look special by chance, so p-values are corrected by Holm across them.
 */
record Slicing(ExperimentFacts facts, Dimension dimension, MetricCells.Sliced cells, Judging judging, Run run) {
    private static final int MOST = 20;
    private static final String OTHER = "(other)";
    private static final String UNKNOWN = "(unknown)";

    private record Value(String name, long users, MetricResult result, OptionalDouble sampleRatio) {}

    ResultsDocument.Slices of(Measured metric) {
        List<Value> values = values(metric);
        return new ResultsDocument.Slices(
                dimension.wireName(),
                values.stream()
                        .map(value -> new ResultsDocument.Slice(
                                value.name(),
                                value.users(),
                                value.sampleRatio(),
                                new VariantViews(value.result(), run, judging.alpha()).all()))
                        .toList(),
                heterogeneity(values));
    }

    private List<Value> values(Measured metric) {
        List<Map.Entry<String, Tally>> tallies = cells.by(dimension.wireName()).entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), new Tally(facts, entry.getValue())))
                .sorted(Comparator.<Map.Entry<String, Tally>>comparingLong(entry -> -users(entry.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .toList();
        List<Value> values = new ArrayList<>();
        for (var entry : tallies.subList(0, Math.min(MOST, tallies.size()))) {
            value(entry.getKey(), arms(entry.getValue(), metric), metric).ifPresent(values::add);
        }
        List<ArmTally> all = arms(new Tally(facts, cells.all()), metric);
        List<ArmTally> known =
                sum(metric, tallies.stream().map(Map.Entry::getValue).toList());
        if (tallies.size() > MOST) {
            List<ArmTally> rest = sum(
                    metric,
                    tallies.subList(MOST, tallies.size()).stream()
                            .map(Map.Entry::getValue)
                            .toList());
            value(OTHER, rest, metric).ifPresent(values::add);
        }
        value(UNKNOWN, Arms.minus(all, known), metric).ifPresent(values::add);
        return corrected(values);
    }

    /** Without histograms, which slices do not have: values are not cut off at a quantile. */
    private List<ArmTally> arms(Tally tally, Measured metric) {
        return tally.arms(metric, judging.question()::covers);
    }

    private long users(Tally tally) {
        return tally.users(judging.question()::covers).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private Optional<Value> value(String name, List<ArmTally> arms, Measured metric) {
        long users = arms.stream().mapToLong(ArmTally::users).sum();
        if (users == 0) {
            return Optional.empty();
        }
        OptionalDouble ratio = facts.reallocated()
                ? OptionalDouble.empty()
                : SampleRatio.check(
                                arms.stream().map(ArmTally::users).toList(),
                                arms.stream()
                                        .map(arm -> (double) arm.arm().weight())
                                        .toList())
                        .outcome()
                        .map(outcome -> OptionalDouble.of(outcome.p()))
                        .orElseGet(OptionalDouble::empty);
        return Optional.of(new Value(name, users, MetricResult.of(metric, arms, judging.plain()), ratio));
    }

    private List<ArmTally> sum(Measured metric, List<Tally> tallies) {
        return tallies.stream()
                .map(tally -> arms(tally, metric))
                .reduce(Arms::plus)
                .orElseGet(() -> arms(new Tally(facts, empty()), metric));
    }

    private MetricCells.Snapshot empty() {
        return cells.all().empty();
    }

    private List<ResultsDocument.Homogeneity> heterogeneity(List<Value> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        return values.getFirst().result().treatments().stream()
                .flatMap(treatment -> homogeneity(treatment.arm().arm(), values).stream())
                .toList();
    }

    private Optional<ResultsDocument.Homogeneity> homogeneity(ExperimentFacts.Arm arm, List<Value> values) {
        List<Double> lifts = new ArrayList<>();
        List<Double> ses = new ArrayList<>();
        for (Value value : values) {
            for (var treatment : value.result().treatments()) {
                var comparison = treatment.comparison();
                if (treatment.id().equals(arm.id())
                        && comparison.lift().isPresent()
                        && comparison.liftSe().orElse(0) > 0) {
                    lifts.add(comparison.lift().getAsDouble());
                    ses.add(comparison.liftSe().getAsDouble());
                }
            }
        }
        return Heterogeneity.of(lifts, ses)
                .outcome()
                .map(outcome -> new ResultsDocument.Homogeneity(
                        arm.id(), outcome.q(), outcome.df(), outcome.p(), outcome.iSquared()));
    }

    /** With each treatment's p-values corrected across the slices. */
    private static List<Value> corrected(List<Value> values) {
        List<MetricResult> results =
                MetricResult.acrossSlices(values.stream().map(Value::result).toList());
        List<Value> corrected = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            corrected.add(new Value(value.name(), value.users(), results.get(i), value.sampleRatio()));
        }
        return corrected;
    }
}
