package dev.assay.analytics.results;

import dev.assay.fold.Slice;
import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.experiment.Analysis;
import dev.assay.model.experiment.Dimension;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.ChiSquareTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads an experiment's results: a pure function of its facts and cells, so that a replay tells the same. */
public final class ResultsReader {
    private static final String ASSUMPTION_OF_USERS =
            "Users are independent of each other and counted in the variant they saw first; who saw two is left out.";
    private static final String ASSUMPTION_OF_ONE_LOOK =
            "The p-value is meant for one look at a moment fixed beforehand; looking every day and stopping at the first"
                    + " significant one finds effects that are not there.";
    private static final String ASSUMPTION_OF_PLANNED_LOOKS =
            "There is a look a day, and the boundary pays for all of them; how often one looks must not depend on the"
                    + " effect seen. The p-value is that of a single look.";
    private static final String ASSUMPTION_OF_ANY_LOOK =
            "The sequential p-value and interval stay right however often one looks and whenever one stops.";
    private static final String ASSUMPTION_OF_COVARIATES =
            "What users did before their first exposure, or the stratum they belong to, cannot depend on the variant.";
    private static final String ASSUMPTION_OF_RATES =
            "Expected counts are at least 5 in every cell; below, Fisher's exact test takes over.";
    private static final String ASSUMPTION_OF_MEANS =
            "There are enough users for the mean to be near normal, about 355 times the squared skewness in each"
                    + " variant; variances may differ.";
    private static final String ASSUMPTION_OF_PERIODS =
            "Traffic was divided anew while it ran: variants are compared among the users who came under the same shares, and"
                    + " then weighed together.";
    private static final String ASSUMPTION_OF_SEVERAL =
            "Several treatments share the control: significance and the adjusted intervals are after %s.";

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
        return document(facts.judgedBy(question.judgedBy().apply(facts.analysis())), measured, headline, question);
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

    private static List<MetricResult> others(List<Measured> measured, Measured headline, Tally tally, Judging judging) {
        List<MetricResult> confirmed = new ArrayList<>();
        List<MetricResult> explored = new ArrayList<>();
        for (Measured metric : measured) {
            if (!metric.equals(headline)) {
                (metric.role() == Measured.Role.SECONDARY ? explored : confirmed)
                        .add(MetricResult.of(metric, tally.arms(metric, judging.question()), judging));
            }
        }
        List<MetricResult> all = new ArrayList<>(MetricResult.explored(explored));
        all.addAll(confirmed);
        return all;
    }

    private ResultsDocument document(
            ExperimentFacts facts, List<Measured> measured, Measured headline, Question question) {
        MetricCells.Sliced sliced = cells.read(facts.key(), dimensions(facts, question));
        MetricCells.Snapshot snapshot = sliced.all();
        Periods periods = Periods.of(facts, sliced);
        Tally tally = periods.whole();
        Judging judging = judging(facts, sliced, periods, question);
        double alpha = judging.alpha();
        MetricResult result = MetricResult.of(headline, tally.arms(headline, question), judging);
        List<MetricResult> others = others(measured, headline, tally, judging);
        List<MetricResult> all = new ArrayList<>(others);
        all.addFirst(result);
        Run run = Run.of(facts, snapshot.asOf());
        TrafficShares shares = TrafficShares.of(periods);
        Outlook outlook = Outlook.of(result, run, alpha);
        ResultsDocument.Crossovers crossovers = tally.crossovers(question);
        List<MetricResult> guardrails = others.stream()
                .filter(each -> each.metric().role() == Measured.Role.GUARDRAIL)
                .toList();
        OverTime course = new OverTime(result, tally, judging);
        List<ResultsDocument.Drift> trend = course.trend();
        List<ResultsDocument.Distribution> distribution = new Shapes(result).distribution();
        List<ResultsDocument.Interaction> interactions =
                new Interactions(facts, measured.getFirst(), sliced, experiments).all(alpha);
        List<ResultsDocument.Warning> warnings = Doubts.about(
                facts, result, all, tally.lost(), shares, crossovers, run, question, trend, distribution, interactions);
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
                new VariantViews(result, run, alpha).all(),
                omnibus(result),
                method(result),
                judging.analysis().confidence(),
                assumptions(result),
                shares.view(),
                crossovers,
                outlook.view(),
                warnings,
                new Judge(result, guardrails, shares, outlook, run, alpha).recommendation(warnings),
                others.stream().map(each -> further(each, run, alpha)).toList(),
                course.daily(),
                judging.analysis(),
                course.series(),
                trend,
                new Shapes(result).funnel(),
                distribution,
                question.dimension().map(dimension -> new Slicing(facts, dimension, sliced, judging, run).of(headline)),
                new Factors(result, facts.analysis().factors(), alpha).view(),
                interactions);
    }

    /** Of all that is asked for, so that all of it is read at one moment. */
    private static Set<String> dimensions(ExperimentFacts facts, Question question) {
        Set<String> dimensions = new HashSet<>();
        dimensions.add(Slice.ALONGSIDE);
        if (facts.reallocated()) {
            dimensions.add(Slice.PERIOD);
        }
        question.dimension().map(Dimension::wireName).ifPresent(dimensions::add);
        facts.analysis().stratifyBy().ifPresent(dimensions::add);
        return dimensions;
    }

    private static Judging judging(
            ExperimentFacts facts, MetricCells.Sliced sliced, Periods periods, Question question) {
        Tally tally = periods.whole();
        List<Long> byDay = new ArrayList<>();
        long users = 0;
        for (LocalDate day : tally.days(question)) {
            users +=
                    tally.users(day::equals).stream().mapToLong(Long::longValue).sum();
            byDay.add(users);
        }
        Optional<Judging.Stratified> strata = periods.strata()
                .or(() -> facts.analysis()
                        .stratifyBy()
                        .map(dimension -> new Judging.Stratified(
                                Comparison.STRATIFIED,
                                tally,
                                sliced.by(dimension).values().stream()
                                        .map(each -> new Tally(facts, each))
                                        .toList())));
        return new Judging(facts.analysis(), byDay, strata, question);
    }

    private static String method(MetricResult result) {
        return result.treatments().stream()
                .map(each -> each.comparison().method())
                .filter(each -> !each.equals(Comparison.FISHER))
                .findFirst()
                .orElse(result.metric().isRate() ? Comparison.Z : Comparison.WELCH);
    }

    private static ResultsDocument.Metric view(Measured metric) {
        return new ResultsDocument.Metric(
                metric.id(), metric.name(), metric.kind(), metric.version(), metric.direction());
    }

    private static Optional<ResultsDocument.Omnibus> omnibus(MetricResult result) {
        if (!result.metric().isRate()) {
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
        List<String> all = new ArrayList<>();
        all.add(ASSUMPTION_OF_USERS);
        all.add(
                switch (result.analysis().sequential()) {
                    case NONE -> ASSUMPTION_OF_ONE_LOOK;
                    case OBRIEN_FLEMING, POCOCK -> ASSUMPTION_OF_PLANNED_LOOKS;
                    case ALWAYS_VALID, CONFIDENCE_SEQUENCE -> ASSUMPTION_OF_ANY_LOOK;
                });
        all.add(result.metric().isRate() ? ASSUMPTION_OF_RATES : ASSUMPTION_OF_MEANS);
        if (result.treatments().stream()
                .anyMatch(each -> each.comparison().saving().isPresent())) {
            all.add(ASSUMPTION_OF_COVARIATES);
        }
        if (result.treatments().stream()
                .anyMatch(each -> each.comparison().method().equals(Comparison.PERIODS))) {
            all.add(ASSUMPTION_OF_PERIODS);
        }
        if (result.treatments().size() > 1) {
            all.add(ASSUMPTION_OF_SEVERAL.formatted(name(result.analysis().correction())));
        }
        return all;
    }

    private static String name(Analysis.Correction correction) {
        return switch (correction) {
            case NONE -> "no correction";
            case BONFERRONI -> "Bonferroni's correction";
            case SIDAK -> "Šidák's correction";
            case HOLM -> "Holm's correction";
            case HOCHBERG -> "Hochberg's correction";
            case BENJAMINI_HOCHBERG -> "Benjamini and Hochberg's correction";
            case BENJAMINI_YEKUTIELI -> "Benjamini and Yekutieli's correction";
            case DUNNETT -> "Dunnett's test";
        };
    }

    private static ResultsDocument.Further further(MetricResult result, Run run, double alpha) {
        return new ResultsDocument.Further(
                view(result.metric()),
                result.metric().role().wireName(),
                result.metric().margin(),
                new VariantViews(result, run, alpha).all(),
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
