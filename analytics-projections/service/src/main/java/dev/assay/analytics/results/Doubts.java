package dev.assay.analytics.results;

import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.Fieller;
import dev.assay.statistics.trust.Asymmetry;
import dev.assay.statistics.trust.Placebo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What speaks against believing the numbers; the gravest first. */
final class Doubts {
    /** More users than this share in two variants point to an unstable assignment. */
    private static final double MANY_CROSSOVERS = 0.001;
    /** Twyman's law: a figure that looks interesting is usually wrong. */
    /** A warning stands above everything: one pair in a hundred without an interaction gets there, after the correction. */
    private static final double DEPENDENT = 0.01;

    /** Of many pairs one healthy one in ten thousand gets there. */
    private static final double SHARED_SALT = 1e-4;

    private static final double SUSPICIOUS_LIFT = 0.5;

    /** Of the total, brought by the top 1 % of users. */
    private static final double MUCH = 0.5;

    private static final double SUSPICIOUS_LN_P = StrictMath.log(1e-6);

    private final List<ResultsDocument.Warning> warnings = new ArrayList<>();

    private Doubts() {}

    /** Users of a variant, and how many of them saw another one too. */
    record Lost(long crossovers, long all) {}

    static List<ResultsDocument.Warning> about(
            ExperimentFacts facts,
            MetricResult result,
            List<MetricResult> measured,
            List<Lost> lost,
            TrafficShares shares,
            ResultsDocument.Crossovers crossovers,
            Run run,
            Question question,
            List<ResultsDocument.Drift> trend,
            List<ResultsDocument.Distribution> distribution,
            List<ResultsDocument.Interaction> interactions) {
        Doubts doubts = new Doubts();
        doubts.shares(shares);
        doubts.placebo(measured);
        doubts.asymmetry(facts, lost);
        doubts.reallocated(facts, result);
        doubts.crossovers(facts, crossovers);
        doubts.interactions(interactions);
        doubts.tooGood(result);
        doubts.drifting(result, trend);
        doubts.fewCarryMuch(distribution);
        doubts.noisyBaseline(result);
        doubts.version(result.metric());
        doubts.exact(result);
        doubts.shortRun(run, crossovers, result);
        if (question.isPartial()) {
            doubts.say("PARTIAL", "Only users first exposed on the days asked for are counted.");
        }
        return doubts.warnings;
    }

    private void shares(TrafficShares shares) {
        double p = shares.view().pValue().orElse(1);
        switch (shares.status()) {
            case TrafficShares.FAILED ->
                say(
                        "SRM_FAILED",
                        "Users did not arrive in the allocated shares (" + Wording.p(StrictMath.log(p))
                                + "). Assignment or tracking is broken somewhere, and no other number here can be"
                                + " believed until the cause is found.");
            case TrafficShares.WARNING ->
                say(
                        "SRM_WARNING",
                        "The shares of users are off the allocation (" + Wording.p(StrictMath.log(p))
                                + "). One healthy experiment in a hundred looks like this; check assignment and"
                                + " tracking before deciding.");
            default -> {
                if (shares.status().equals(Status.TRAFFIC_IN_ZERO_WEIGHT_ARM.name())) {
                    say(
                            "TRAFFIC_IN_ZERO_WEIGHT_ARM",
                            "A variant without any allocation has users: something assigns past the allocation.");
                }
            }
        }
    }

    /** What users did before they saw anything cannot depend on what they saw. */
    private void placebo(List<MetricResult> measured) {
        for (MetricResult each : measured) {
            for (var treatment : each.treatments()) {
                boolean past = each.metric().hasPast() && Plan.isPerUser(each.metric());
                if (past
                        && Placebo.check(each.control().past(), treatment.arm().past())
                                .alarm()) {
                    say(
                            "PLACEBO",
                            "\"" + each.metric().name() + "\" was different in \""
                                    + treatment.arm().arm().name()
                                    + "\" before anybody saw it. Users were not assigned at random, or something of the"
                                    + " treatment reached them before their first exposure was tracked.");
                    return;
                }
            }
        }
    }

    /** Users who saw a second variant should come from all of them alike, unless traffic was moved. */
    private void asymmetry(ExperimentFacts facts, List<Lost> lost) {
        boolean alarm = !facts.reallocated()
                && Asymmetry.check(
                                lost.stream().map(Lost::crossovers).toList(),
                                lost.stream().map(Lost::all).toList())
                        .alarm();
        if (alarm) {
            say(
                    "ASYMMETRY",
                    "Users who saw a second variant, and were left out, came from one variant more than from others: what"
                            + " is left is no fair sample.");
        }
    }

    private void reallocated(ExperimentFacts facts, MetricResult result) {
        if (!facts.reallocated()) {
            return;
        }
        boolean stratified = result.treatments().stream()
                .anyMatch(each -> each.comparison().method().equals(Comparison.PERIODS));
        say(
                "ALLOCATION_CHANGED",
                "The allocation changed during the run. "
                        + (stratified
                                ? "Variants are compared among users who came under the same shares; each variant's own"
                                        + " average mixes them."
                                : "Users of different days weigh differently in the variants: a trend over time can look"
                                        + " like an effect."));
    }

    private void crossovers(ExperimentFacts facts, ResultsDocument.Crossovers crossovers) {
        if (crossovers.share() > MANY_CROSSOVERS) {
            say(
                    "CROSSOVERS",
                    Wording.count(crossovers.users(), "user") + " ("
                            + String.format(Locale.ROOT, "%.2f %%", crossovers.share() * 100)
                            + ") saw more than one variant and were left out. "
                            + (facts.reallocated()
                                    ? "Traffic was moved during the run, and those who came back were moved with it."
                                    : "Above 0.10 % this points to an unstable user id."));
        }
    }

    private void interactions(List<ResultsDocument.Interaction> interactions) {
        interactions.stream()
                .filter(each -> each.adjustedPValue().orElse(1) <= DEPENDENT)
                .findFirst()
                .ifPresent(each -> say(
                        "INTERACTION",
                        "The effect depends on the experiment \"" + each.name()
                                + "\" that the same users saw: what is shown is an average over its variants, and what comes"
                                + " depends on which of them stays."));
        interactions.stream()
                .filter(each -> each.independencePValue().orElse(1) < SHARED_SALT)
                .findFirst()
                .ifPresent(each -> say(
                        "ASSIGNMENT_NOT_INDEPENDENT",
                        "Who sees which variant here depends on the variant seen in \"" + each.name()
                                + "\": the two share a salt, or one leads users to the other. The effects cannot be told"
                                + " apart."));
    }

    private void tooGood(MetricResult result) {
        for (var treatment : result.treatments()) {
            double lift = treatment.comparison().lift().orElse(0);
            double lnP = treatment.comparison().lnP().orElse(0);
            if (Math.abs(lift) > SUSPICIOUS_LIFT && lnP < SUSPICIOUS_LN_P) {
                say(
                        "TWYMAN",
                        "A change of " + Wording.lift(lift) + " in \""
                                + treatment.arm().arm().name()
                                + "\" is unusually large. Most effects of this size turn out to be a defect of the"
                                + " measurement: check the tracking first.");
            }
        }
    }

    private void drifting(MetricResult result, List<ResultsDocument.Drift> trend) {
        for (var treatment : result.treatments()) {
            trend.stream()
                    .filter(each -> each.changed() && each.variantId().equals(treatment.id()))
                    .findFirst()
                    .ifPresent(each -> {
                        double effect = treatment.comparison().effect().orElse(0);
                        boolean fading = effect * each.slope() < 0;
                        say(
                                fading ? "NOVELTY" : "PRIMACY",
                                "The effect of \"" + treatment.arm().arm().name() + "\" "
                                        + (fading
                                                ? "shrinks from day to day: users may only be curious. What is left"
                                                        + " later may be less than the average shown."
                                                : "grows from day to day: users may still be learning. The average"
                                                        + " shown may be less than what comes."));
                    });
        }
    }

    private void fewCarryMuch(List<ResultsDocument.Distribution> distribution) {
        if (distribution.stream().anyMatch(each -> each.topShare().orElse(0) > MUCH)) {
            say(
                    "OUTLIERS",
                    "A hundredth of the users bring more than half of the total: a few of them decide the difference."
                            + " A cap on the metric makes it steadier.");
        }
    }

    private void noisyBaseline(MetricResult result) {
        if (result.treatments().stream()
                .flatMap(each -> each.comparison().fieller().stream())
                .anyMatch(set -> set.shape() != Fieller.Shape.BOUNDED)) {
            say(
                    "NOISY_BASELINE",
                    "The control's own value is too uncertain for a relative effect: look at the absolute one.");
        }
    }

    private void version(Measured metric) {
        if (metric.version() != metric.newestVersion()) {
            say(
                    "METRIC_VERSION",
                    "These numbers follow version " + metric.version() + " of the metric; its definition is at version "
                            + metric.newestVersion() + ". Rebuild the metric view and promote it to see that one.");
        }
    }

    private void exact(MetricResult result) {
        if (result.treatments().stream()
                .anyMatch(t -> t.comparison().method().equals(Comparison.FISHER)
                        && t.comparison().status() == Status.OK)) {
            say(
                    "LOW_COUNTS",
                    "Too few conversions for the normal approximation: p is Fisher's exact one, and the lift's interval"
                            + " is only rough.");
        }
    }

    private void shortRun(Run run, ResultsDocument.Crossovers crossovers, MetricResult result) {
        boolean anybody = crossovers.users() > 0 || result.arms().stream().anyMatch(arm -> arm.users() > 0);
        if (anybody && !run.hasFullWeek()) {
            say(
                    "SHORT_RUN",
                    "The run covers " + Wording.days(run) + (run.days() < 1 ? "" : ", less than a full week")
                            + ": weekdays it has not seen may behave differently.");
        }
    }

    private void say(String code, String message) {
        warnings.add(new ResultsDocument.Warning(code, message));
    }
}
