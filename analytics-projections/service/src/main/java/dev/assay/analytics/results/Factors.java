package dev.assay.analytics.results;

import dev.assay.model.experiment.Analysis;
import dev.assay.statistics.Sample;
import dev.assay.statistics.design.Factorial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A full factorial read by its factors instead of its variants: what each does over all levels of the others, and by pairs. */
record Factors(MetricResult result, List<Analysis.Factor> factors, double alpha) {
    Optional<ResultsDocument.Factorial> view() {
        if (factors.isEmpty() || !Plan.isPerUser(result.metric())) {
            return Optional.empty();
        }
        Factorial factorial = Factorial.of(cells(), alpha);
        return Optional.of(new ResultsDocument.Factorial(
                factorial.status().name(),
                factorial
                        .outcome()
                        .map(outcome -> Stream.concat(outcome.main().stream(), outcome.interactions().stream())
                                .map(this::effect)
                                .toList())
                        .orElse(List.of()),
                factorial
                        .outcome()
                        .flatMap(Factorial.Outcome::omnibus)
                        .map(omnibus -> OptionalDouble.of(omnibus.p()))
                        .orElseGet(OptionalDouble::empty)));
    }

    /** Bit i of a cell's place says whether factor i is high. */
    private List<Sample> cells() {
        List<Sample> cells = new ArrayList<>();
        for (int cell = 0; cell < 1 << factors.size(); cell++) {
            int wanted = cell;
            cells.add(result.arms().stream()
                    .filter(arm -> place(arm) == wanted)
                    .findFirst()
                    .map(arm -> result.metric().isRate() ? arm.conversions().moments() : arm.values())
                    .orElseThrow(() -> new IllegalStateException("every combination of factors is a variant")));
        }
        return cells;
    }

    private int place(ArmTally arm) {
        int place = 0;
        for (int i = 0; i < factors.size(); i++) {
            place |= factors.get(i).high().contains(arm.arm().id()) ? 1 << i : 0;
        }
        return place;
    }

    private ResultsDocument.FactorEffect effect(Factorial.Effect effect) {
        var contrast = effect.contrast();
        return new ResultsDocument.FactorEffect(
                effect.factors().stream().map(each -> factors.get(each).name()).toList(),
                contrast.estimate(),
                ResultsDocument.pair(contrast.student()),
                contrast.studentP().twoSided(),
                effect.adjustedP());
    }
}
