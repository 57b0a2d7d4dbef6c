package dev.assay.analytics.results;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.ChiSquareTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads an experiment's results: a pure function of its facts and cells, so that a replay tells the same. */
public final class ResultsReader {
    private static final List<String> ASSUMPTIONS_OF_ALL = List.of(
            "Users are independent of each other and counted in the variant they saw first; who saw two is left out.",
            "The p-value is meant for one look at a moment fixed beforehand; looking every day and stopping at the first"
                    + " significant one finds effects that are not there.");
    private static final String ASSUMPTION_OF_RATES =
            "Expected counts are at least 5 in every cell; below, Fisher's exact test takes over.";
    private static final String ASSUMPTION_OF_MEANS =
            "There are enough users for the mean to be near normal, about 355 times the squared skewness in each"
                    + " variant; variances may differ.";
    private static final String ASSUMPTION_OF_SEVERAL =
            "Several treatments share the control: significance is after Holm's correction, intervals are not adjusted.";

    private final ExperimentDirectory experiments;
    private final MetricCells cells;

    public ResultsReader(ExperimentDirectory experiments, MetricCells cells) {
        this.experiments = experiments;
        this.cells = cells;
    }

    /** Refuses an experiment that is not there, and a metric that the experiment does not measure. */
    public ResultsDocument read(ExperimentKey experiment, Question question) {
        ExperimentFacts facts = experiments
                .find(experiment)
                .orElseThrow(() -> new Rejected(Rejection.NotFound.of("experiment", experiment.id())));
        List<Measured> measured = Measured.allOf(facts);
        Measured headline = headline(measured, question, experiment);
        Tally tally = new Tally(facts, cells.read(experiment));
        double alpha =
                BigDecimal.ONE.subtract(BigDecimal.valueOf(facts.confidence())).doubleValue();
        MetricResult result = MetricResult.of(headline, tally.arms(headline, question), alpha);
        List<MetricResult> others = others(measured, headline, tally, question, alpha);
        return document(facts, tally, result, others, question, alpha);
    }

    private static Measured headline(List<Measured> measured, Question question, ExperimentKey experiment) {
        return question.metric()
                .map(id -> measured.stream()
                        .filter(each -> each.id().equals(Optional.of(id)))
                        .findFirst()
                        .orElseThrow(() -> new Rejected(new Rejection.NotFound(
                                "The experiment '" + experiment.id() + "' does not measure a metric '" + id + "'."))))
                .orElseGet(measured::getFirst);
    }

    private static List<MetricResult> others(
            List<Measured> measured, Measured headline, Tally tally, Question question, double alpha) {
        List<MetricResult> confirmed = new ArrayList<>();
        List<MetricResult> explored = new ArrayList<>();
        for (Measured metric : measured) {
            if (!metric.equals(headline)) {
                (metric.role() == Measured.Role.SECONDARY ? explored : confirmed)
                        .add(MetricResult.of(metric, tally.arms(metric, question), alpha));
            }
        }
        List<MetricResult> all = new ArrayList<>(MetricResult.explored(explored));
        all.addAll(confirmed);
        return all;
    }

    private static ResultsDocument document(
            ExperimentFacts facts,
            Tally tally,
            MetricResult result,
            List<MetricResult> others,
            Question question,
            double alpha) {
        MetricCells.Snapshot snapshot = tally.cells();
        Run run = Run.of(facts, snapshot.asOf());
        TrafficShares shares = TrafficShares.of(facts, tally.usersOfWholeRun());
        Outlook outlook = Outlook.of(result, run, alpha);
        ResultsDocument.Crossovers crossovers = tally.crossovers(question);
        List<MetricResult> guardrails = others.stream()
                .filter(each -> each.metric().role() == Measured.Role.GUARDRAIL)
                .toList();
        return new ResultsDocument(
                facts.key().id(),
                facts.name(),
                facts.status(),
                run.shownDays(),
                outlook.users(),
                snapshot.asOf(),
                snapshot.position(),
                snapshot.generation(),
                view(result.metric()),
                new VariantViews(result, alpha).all(),
                omnibus(result),
                result.metric().isConversion() ? Comparison.Z : Comparison.WELCH,
                facts.confidence(),
                assumptions(result),
                shares.view(),
                crossovers,
                outlook.view(),
                Doubts.about(result, shares, crossovers, run, question),
                new Judge(result, guardrails, shares, outlook, run, alpha).recommendation(),
                others.stream().map(each -> further(each, alpha)).toList(),
                tally.daily(result.metric(), question));
    }

    private static ResultsDocument.Metric view(Measured metric) {
        return new ResultsDocument.Metric(
                metric.id(), metric.name(), metric.kind(), metric.version(), metric.direction());
    }

    private static Optional<ResultsDocument.Omnibus> omnibus(MetricResult result) {
        if (!result.metric().isConversion()) {
            return Optional.empty();
        }
        var table = result.arms().stream()
                .map(ArmTally::conversions)
                .map(arm -> List.of(arm.converted(), arm.n() - arm.converted()))
                .toList();
        var test = ChiSquareTest.of(table);
        return Optional.of(new ResultsDocument.Omnibus(
                "chi-square",
                test.outcome().map(o -> OptionalDouble.of(o.statistic())).orElseGet(OptionalDouble::empty),
                test.outcome().map(ChiSquareTest.Outcome::df),
                test.outcome().map(o -> OptionalDouble.of(o.p())).orElseGet(OptionalDouble::empty),
                test.status().name()));
    }

    private static List<String> assumptions(MetricResult result) {
        List<String> all = new ArrayList<>(ASSUMPTIONS_OF_ALL);
        all.add(result.metric().isConversion() ? ASSUMPTION_OF_RATES : ASSUMPTION_OF_MEANS);
        if (result.treatments().size() > 1) {
            all.add(ASSUMPTION_OF_SEVERAL);
        }
        return all;
    }

    private static ResultsDocument.Further further(MetricResult result, double alpha) {
        return new ResultsDocument.Further(
                view(result.metric()),
                result.metric().role().wireName(),
                result.metric().margin(),
                new VariantViews(result, alpha).all(),
                status(result));
    }

    /** A guardrail is as bad as its worst treatment; another metric as untold as its first untold one. */
    private static String status(MetricResult result) {
        if (result.metric().role() == Measured.Role.GUARDRAIL) {
            return result.treatments().stream()
                    .flatMap(each -> each.guard().stream())
                    .max(Guard::compareTo)
                    .orElse(Guard.INCONCLUSIVE)
                    .name();
        }
        return result.treatments().stream()
                .map(each -> each.comparison().status())
                .filter(each -> each != Status.OK)
                .findFirst()
                .orElse(Status.OK)
                .name();
    }
}
