package dev.assay.analytics.results;

import dev.assay.fold.Slice;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.statistics.Sample;
import dev.assay.statistics.comparison.ChiSquareTest;
import dev.assay.statistics.design.TwoByTwo;
import dev.assay.statistics.multiplicity.AdjustedP;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether a treatment's effect on the metric that judges depends on a variant of another experiment that the same users saw:
 * a 2x2 contrast for each pair of treatments with enough users in each cell, corrected by Benjamini and Hochberg over all of them.
 */
record Interactions(ExperimentFacts facts, Measured metric, MetricCells.Sliced cells, ExperimentDirectory experiments) {
    /** Below this many users a cell says too little. */
    static final long ENOUGH = 100;

    /** Pairs with most users come first; so many others are looked at. */
    private static final int MOST = 50;

    private record Other(ExperimentFacts facts, Map<String, Tally> byVariant, long users) {}

    List<ResultsDocument.Interaction> all(double alpha) {
        if (!Plan.isPerUser(metric)) {
            return List.of();
        }
        List<ResultsDocument.Interaction> found =
                others().stream().flatMap(other -> with(other, alpha).stream()).toList();
        List<Double> adjusted = AdjustedP.benjaminiHochberg(
                found.stream().map(each -> each.pValue().orElse(1)).toList());
        List<ResultsDocument.Interaction> all = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            all.add(found.get(i).adjusted(adjusted.get(i)));
        }
        return all.stream()
                .sorted(Comparator.comparingDouble(each -> each.adjustedPValue().orElse(1)))
                .toList();
    }

    private List<Other> others() {
        SortedMap<String, Map<String, Tally>> byExperiment = new TreeMap<>();
        cells.by(Slice.ALONGSIDE).forEach((value, snapshot) -> {
            int slash = value.indexOf('/');
            byExperiment
                    .computeIfAbsent(value.substring(0, slash), key -> new TreeMap<>())
                    .put(value.substring(slash + 1), new Tally(facts, snapshot));
        });
        List<Other> others = new ArrayList<>();
        byExperiment.forEach((id, byVariant) -> experiments
                .find(new ExperimentKey(facts.key().scope(), new ExperimentId(id)))
                .filter(this::ranTogether)
                .ifPresent(other -> others.add(new Other(other, byVariant, users(byVariant)))));
        return others.stream()
                .sorted(Comparator.comparingLong(Other::users).reversed())
                .limit(MOST)
                .toList();
    }

    private static long users(Map<String, Tally> byVariant) {
        return byVariant.values().stream()
                .flatMap(tally -> tally.users(day -> true).stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    private boolean ranTogether(ExperimentFacts other) {
        return begunBefore(facts, other.stoppedAt()) && begunBefore(other, facts.stoppedAt());
    }

    private static boolean begunBefore(ExperimentFacts experiment, Optional<Instant> end) {
        return experiment
                .startedAt()
                .map(start -> end.map(start::isBefore).orElse(true))
                .orElse(false);
    }

    private List<ResultsDocument.Interaction> with(Other other, double alpha) {
        OptionalDouble independence = independence(other);
        ExperimentFacts.Arm control = control(facts);
        ExperimentFacts.Arm otherControl = control(other.facts());
        List<ResultsDocument.Interaction> found = new ArrayList<>();
        for (ExperimentFacts.Arm arm : facts.variants()) {
            for (ExperimentFacts.Arm otherArm : other.facts().variants()) {
                if (!arm.control() && !otherArm.control()) {
                    List<ArmTally> four = List.of(
                            cell(other, control, otherControl),
                            cell(other, control, otherArm),
                            cell(other, arm, otherControl),
                            cell(other, arm, otherArm));
                    if (four.stream().allMatch(cell -> cell.users() >= ENOUGH)) {
                        found.add(interaction(other, arm, otherArm, four, independence, alpha));
                    }
                }
            }
        }
        return found;
    }

    private ResultsDocument.Interaction interaction(
            Other other,
            ExperimentFacts.Arm arm,
            ExperimentFacts.Arm otherArm,
            List<ArmTally> four,
            OptionalDouble independence,
            double alpha) {
        List<Sample> samples = four.stream().map(this::sample).toList();
        TwoByTwo contrast = TwoByTwo.of(samples.get(0), samples.get(1), samples.get(2), samples.get(3), alpha);
        return new ResultsDocument.Interaction(
                other.facts().key().id(),
                other.facts().name(),
                arm.id(),
                otherArm.id(),
                four.stream().map(ArmTally::users).toList(),
                contrast.effects()
                        .map(TwoByTwo.Effects::aGivenB0)
                        .map(OptionalDouble::of)
                        .orElseGet(OptionalDouble::empty),
                contrast.effects()
                        .map(TwoByTwo.Effects::aGivenB1)
                        .map(OptionalDouble::of)
                        .orElseGet(OptionalDouble::empty),
                contrast.effects()
                        .map(TwoByTwo.Effects::interaction)
                        .map(OptionalDouble::of)
                        .orElseGet(OptionalDouble::empty),
                contrast.tests()
                        .map(tests -> ResultsDocument.pair(tests.interaction().student())),
                contrast.tests()
                        .map(tests ->
                                OptionalDouble.of(tests.interaction().studentP().twoSided()))
                        .orElseGet(OptionalDouble::empty),
                OptionalDouble.empty(),
                independence,
                contrast.status().name());
    }

    /** Whether the two experiments assign independently of each other: they do unless they share a salt. */
    private OptionalDouble independence(Other other) {
        List<List<Long>> table = other.facts().variants().stream()
                .map(arm -> Optional.ofNullable(other.byVariant().get(arm.id().value()))
                        .map(tally -> tally.users(day -> true))
                        .orElseGet(
                                () -> facts.variants().stream().map(any -> 0L).toList()))
                .toList();
        return ChiSquareTest.of(table)
                .outcome()
                .map(outcome -> OptionalDouble.of(outcome.p()))
                .orElseGet(OptionalDouble::empty);
    }

    private ArmTally cell(Other other, ExperimentFacts.Arm arm, ExperimentFacts.Arm otherArm) {
        Tally tally = Optional.ofNullable(other.byVariant().get(otherArm.id().value()))
                .orElseGet(() -> new Tally(facts, cells.all().empty()));
        return tally.arms(metric, day -> true).get(facts.variants().indexOf(arm));
    }

    private Sample sample(ArmTally cell) {
        return metric.isRate() ? cell.conversions().moments() : cell.values();
    }

    private static ExperimentFacts.Arm control(ExperimentFacts facts) {
        return facts.variants().stream()
                .filter(ExperimentFacts.Arm::control)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an experiment has a control"));
    }
}
