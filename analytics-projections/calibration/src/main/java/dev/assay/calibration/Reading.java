package dev.assay.calibration;

import dev.assay.analytics.results.ExperimentDirectory;
import dev.assay.analytics.results.ExperimentFacts;
import dev.assay.analytics.results.Question;
import dev.assay.analytics.results.ResultsDocument;
import dev.assay.analytics.results.ResultsReader;
import dev.assay.model.experiment.Analysis;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * What one experiment's results said.
 *
 * @param peeking by which of the methods a look a day found an effect at some day
 */
record Reading(
        Said rate,
        Said mean,
        Said covariate,
        double reduction,
        Said ratio,
        boolean liftCovered,
        boolean fiellerCovered,
        double sampleRatioP,
        Peeking peeking) {
    private static final int DAYS = 14;

    /**
     * A method that was asked about nothing.
     *
     * @param covered whether its interval holds the truth
     */
    record Said(double p, boolean covered) {}

    record Peeking(boolean naive, boolean alwaysValid, boolean sequence, boolean obrienFleming) {}

    /** Simulates one. */
    static Reading of(long seed, int users) {
        var random = new SplittableRandom(seed);
        var simulation = new Simulation("salt-" + Long.toHexString(random.nextLong()));
        simulation.run(users, random);
        var results = new ResultsReader(simulation.directory(), simulation.cells());
        var plain = read(results, judged(Analysis.Sequential.NONE, Analysis.Covariate.NONE, users), DAYS - 1);
        var adjusted =
                read(results, judged(Analysis.Sequential.NONE, Analysis.Covariate.PRE_EXPOSURE, users), DAYS - 1);
        var spend = treatment(metric(adjusted, "spend"));
        var gain = treatment(metric(plain, "gain"));
        return new Reading(
                said(treatment(plain.variants())),
                said(treatment(metric(plain, "spend"))),
                said(spend),
                spend.covariate().orElseThrow().varianceReduction(),
                said(treatment(metric(plain, "orders"))),
                gain.liftInterval().filter(Reading::holdsLift).isPresent(),
                gain.fieller()
                        .filter(set -> holdsLift(List.of(
                                set.low().orElse(Double.NEGATIVE_INFINITY),
                                set.high().orElse(Double.POSITIVE_INFINITY))))
                        .isPresent(),
                plain.srm().pValue().orElse(1),
                peeking(new ResultsReader(targetOnly(simulation.directory()), simulation.cells()), users));
    }

    private static Peeking peeking(ResultsReader results, int users) {
        boolean naive = false;
        boolean alwaysValid = false;
        boolean sequence = false;
        boolean obrienFleming = false;
        for (int day = 0; day < DAYS; day++) {
            naive |= finds(results, Analysis.Sequential.NONE, users, day);
            alwaysValid |= finds(results, Analysis.Sequential.ALWAYS_VALID, users, day);
            sequence |= finds(results, Analysis.Sequential.CONFIDENCE_SEQUENCE, users, day);
            obrienFleming |= finds(results, Analysis.Sequential.OBRIEN_FLEMING, users, day);
        }
        return new Peeking(naive, alwaysValid, sequence, obrienFleming);
    }

    private static boolean finds(ResultsReader results, Analysis.Sequential method, int users, int day) {
        return treatment(read(results, judged(method, Analysis.Covariate.NONE, users), day)
                        .variants())
                .significant();
    }

    private static ResultsDocument read(ResultsReader results, UnaryOperator<Analysis> judged, int day) {
        var until = LocalDate.ofInstant(Simulation.START, ZoneOffset.UTC).plusDays(day);
        return results.read(
                Simulation.EXPERIMENT,
                Question.PLAIN.on(Optional.empty(), Optional.of(until)).judged(judged));
    }

    private static UnaryOperator<Analysis> judged(
            Analysis.Sequential sequential, Analysis.Covariate covariate, int users) {
        return own -> new Analysis(
                own.confidence(),
                own.method(),
                sequential,
                own.correction(),
                covariate,
                own.stratifyBy(),
                own.minimumDetectableEffect(),
                OptionalLong.of(users),
                own.minimumDays(),
                own.prior(),
                own.lossThreshold(),
                own.factors());
    }

    /** A look needs no other metric. */
    private static ExperimentDirectory targetOnly(ExperimentDirectory all) {
        return key -> all.find(key)
                .map(facts -> new ExperimentFacts(
                        facts.key(),
                        facts.name(),
                        facts.status(),
                        facts.variants(),
                        facts.startedAt(),
                        facts.stoppedAt(),
                        facts.periods(),
                        facts.target(),
                        List.of(),
                        List.of(),
                        facts.analysis()));
    }

    private static List<ResultsDocument.Variant> metric(ResultsDocument document, String id) {
        return document.metrics().stream()
                .filter(further -> further.metric().id().orElseThrow().value().equals(id))
                .findFirst()
                .orElseThrow()
                .variants();
    }

    private static ResultsDocument.Variant treatment(List<ResultsDocument.Variant> variants) {
        return variants.get(1);
    }

    private static Said said(ResultsDocument.Variant variant) {
        return new Said(
                variant.pValue().orElse(1),
                variant.effectInterval()
                        .filter(interval -> interval.getFirst() <= 0 && interval.getLast() >= 0)
                        .isPresent());
    }

    private static boolean holdsLift(List<Double> interval) {
        return interval.getFirst() <= Visitor.LIFT && interval.getLast() >= Visitor.LIFT;
    }
}
