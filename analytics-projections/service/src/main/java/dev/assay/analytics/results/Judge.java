package dev.assay.analytics.results;

import dev.assay.analytics.results.MetricResult.Treatment;
import dev.assay.model.experiment.Analysis;
import dev.assay.statistics.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * From numbers to a recommendation. Doubts come first; then a significant change in the good direction is shipped after a
 * full week if no guardrail objects, one in the bad direction is not, and without either the run goes on until an effect
 * worth having would have been found. "Significant" is after Holm's correction across treatments.
 *
 * @param guardrails the experiment's guardrail metrics
 */
record Judge(
        MetricResult result,
        List<MetricResult> guardrails,
        TrafficShares shares,
        Outlook outlook,
        Run run,
        double alpha) {

    /** With what it rests on and what speaks against it. */
    ResultsDocument.Recommendation recommendation(List<ResultsDocument.Warning> warnings) {
        ResultsDocument.Recommendation plain = recommendation();
        return new ResultsDocument.Recommendation(
                plain.verdict(), plain.variantId(), plain.text(), reasons(), risks(warnings));
    }

    private List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        result.treatments().stream()
                .filter(each -> each.comparison().lift().isPresent())
                .forEach(each -> reasons.add("\"" + name(each) + "\": " + finding(each) + "."));
        guardrails.forEach(
                guardrail -> reasons.add("Guardrail \"" + guardrail.metric().name() + "\": "
                        + switch (worst(guardrail)) {
                            case SAFE -> "surely within its margin.";
                            case INCONCLUSIVE -> "not surely within its margin yet.";
                            case HARM -> "worse beyond its margin.";
                        }));
        if (shares.view().pValue().isPresent() && !shares.areBroken()) {
            reasons.add("Users arrived in the allocated shares ("
                    + Wording.p(StrictMath.log(shares.view().pValue().getAsDouble())) + ").");
        }
        reasons.add("It " + (run.over() ? "ran " : "has run ") + Wording.days(run) + " with "
                + Wording.count(outlook.users(), "user") + ".");
        return reasons;
    }

    private static Guard worst(MetricResult guardrail) {
        return guardrail.treatments().stream()
                .flatMap(each -> each.guard().stream())
                .max(Guard::compareTo)
                .orElse(Guard.INCONCLUSIVE);
    }

    private List<String> risks(List<ResultsDocument.Warning> warnings) {
        List<String> risks = new ArrayList<>();
        warnings.forEach(warning -> risks.add(warning.message()));
        if (!run.over() && result.analysis().sequential() == Analysis.Sequential.NONE) {
            risks.add(
                    "The experiment is planned for one look at its end: significance seen today may be gone tomorrow. The"
                            + " always-valid answer beside it does not have that risk.");
        }
        if (result.analysis().method() == Analysis.Method.BAYESIAN) {
            risks.add("Stopping as soon as a probability looks good has no guaranteed error rate.");
        }
        return risks;
    }

    private ResultsDocument.Recommendation recommendation() {
        if (outlook.users() == 0) {
            return say(Verdict.NO_DATA, "No user has been exposed yet.");
        }
        if (shares.areBroken()) {
            return say(
                    Verdict.INVESTIGATE,
                    "Do not decide on these numbers: users did not arrive in the allocated shares. Find out why"
                            + " first.");
        }
        Optional<Treatment> winner = significant(true).stream()
                .max(Comparator.comparingDouble(
                        each -> Math.abs(each.comparison().effect().orElse(0))));
        if (winner.isPresent()) {
            return onWinner(winner.get());
        }
        List<Treatment> losers = significant(false);
        if (losers.size() == result.treatments().size()) {
            Treatment loser = losers.getFirst();
            return say(
                    Verdict.DO_NOT_SHIP,
                    losers.size() == 1
                            ? "Do not ship \"" + name(loser) + "\": " + finding(loser) + ", for the worse."
                            : "Do not ship any treatment: each changed \"" + metric() + "\" for the worse; \""
                                    + name(loser) + "\" by " + size(loser) + ".");
        }
        return undecided(losers);
    }

    private List<Treatment> significant(boolean good) {
        return result.treatments().stream()
                .filter(each -> result.isSignificant(each, alpha) && result.isBetter(each) == good)
                .toList();
    }

    private ResultsDocument.Recommendation onWinner(Treatment winner) {
        Optional<MetricResult> harmed = guardrails.stream()
                .filter(guardrail -> guardOf(guardrail, winner) == Guard.HARM)
                .findFirst();
        if (harmed.isPresent()) {
            return say(
                    Verdict.DO_NOT_SHIP,
                    winner,
                    "Do not ship \"" + name(winner) + "\" as it is: " + finding(winner) + ", but the guardrail \""
                            + harmed.get().metric().name() + "\" got worse beyond its margin.");
        }
        if (!run.over() && !isLongEnough()) {
            long days = (long) Math.ceil(outlook.minimumDays() - run.days());
            return say(
                    Verdict.KEEP_RUNNING,
                    winner,
                    "Keep running for " + Wording.count(days, "more day") + ": \"" + name(winner)
                            + "\" is ahead (" + finding(winner) + "), but after " + Wording.days(run)
                            + " not every weekday has been seen.");
        }
        Optional<MetricResult> unsure = guardrails.stream()
                .filter(guardrail -> guardOf(guardrail, winner) == Guard.INCONCLUSIVE)
                .findFirst();
        if (unsure.isPresent() && !run.over()) {
            return say(
                    Verdict.KEEP_RUNNING,
                    winner,
                    "Keep running: \"" + name(winner) + "\" is better (" + finding(winner)
                            + "), but the guardrail \"" + unsure.get().metric().name()
                            + "\" cannot be called safe yet.");
        }
        String but = (unsure.isPresent()
                        ? " The guardrail \"" + unsure.get().metric().name() + "\" could not be called safe."
                        : "")
                + (isLongEnough() ? "" : " It ran for less than a full week, so weigh that.");
        return say(
                Verdict.SHIP,
                winner,
                "Ship \"" + name(winner) + "\": " + finding(winner) + ", after " + Wording.days(run) + "." + but);
    }

    private boolean isLongEnough() {
        return run.days() >= outlook.minimumDays();
    }

    private static Guard guardOf(MetricResult guardrail, Treatment winner) {
        return guardrail.treatments().stream()
                .filter(each -> each.id().equals(winner.id()))
                .flatMap(each -> each.guard().stream())
                .findFirst()
                .orElse(Guard.INCONCLUSIVE);
    }

    private ResultsDocument.Recommendation undecided(List<Treatment> losers) {
        String worse = losers.isEmpty()
                ? ""
                : " \"" + name(losers.getFirst()) + "\" is worse (" + size(losers.getFirst()) + ") and can be dropped.";
        Optional<Treatment> untested = result.treatments().stream()
                .filter(each -> each.comparison().status() == Status.EMPTY_ARM
                        || each.comparison().status() == Status.INSUFFICIENT_DATA)
                .findFirst();
        if (untested.isPresent() && !run.over()) {
            return say(Verdict.KEEP_RUNNING, "Keep running: not every variant has enough users to compare." + worse);
        }
        if (outlook.isEnough() && (run.over() || isLongEnough())) {
            return say(
                    Verdict.NO_DIFFERENCE,
                    "No difference in \"" + metric() + "\": an effect of "
                            + Wording.percent(outlook.planned()) + " or more would probably have been found"
                            + " among " + Wording.number(outlook.users()) + " users. Keep the control, or ship for"
                            + " other reasons." + worse);
        }
        if (run.over()) {
            return say(
                    Verdict.INCONCLUSIVE,
                    "It cannot be told: the run ended before it could show an effect of "
                            + Wording.percent(outlook.planned()) + need(" (", " in all)") + "." + worse);
        }
        return say(Verdict.KEEP_RUNNING, "Keep running: nothing is significant yet." + more() + worse);
    }

    private String need(String before, String after) {
        return outlook.needed().isPresent()
                ? before + "that needs " + Wording.count(outlook.needed().getAsLong(), "user") + after
                : "";
    }

    private String more() {
        if (outlook.needed().isEmpty()) {
            return " There are too few conversions or values to plan with.";
        }
        long missing = outlook.needed().getAsLong() - outlook.users();
        if (missing <= 0) {
            return " There are enough users, but after " + Wording.days(run) + " not every weekday has been seen: "
                    + Wording.count((long) Math.ceil(outlook.minimumDays() - run.days()), "more day") + ".";
        }
        String time = outlook.daysLeft().isPresent()
                ? ", about " + Wording.count(outlook.daysLeft().getAsLong(), "day") + " at the present rate"
                : "";
        return " To find an effect of " + Wording.percent(outlook.planned()) + " it takes "
                + Wording.count(missing, "more user") + time + ".";
    }

    private String finding(Treatment treatment) {
        String range = treatment
                .comparison()
                .liftInterval()
                .map(interval -> ", " + Wording.percent(1 - alpha) + " interval " + Wording.liftRange(interval))
                .orElse("");
        return "\"" + metric() + "\" changed by " + size(treatment) + range + ", "
                + Wording.p(treatment.comparison().lnP().orElse(0));
    }

    private static String size(Treatment treatment) {
        var lift = treatment.comparison().lift();
        return lift.isPresent()
                ? Wording.lift(lift.getAsDouble())
                : "an amount that no percentage of a zero baseline can express";
    }

    private String metric() {
        return result.metric().name();
    }

    private static String name(Treatment treatment) {
        return treatment.arm().arm().name();
    }

    private static ResultsDocument.Recommendation say(Verdict verdict, String text) {
        return new ResultsDocument.Recommendation(verdict.wireName(), Optional.empty(), text, List.of(), List.of());
    }

    private static ResultsDocument.Recommendation say(Verdict verdict, Treatment treatment, String text) {
        return new ResultsDocument.Recommendation(
                verdict.wireName(), Optional.of(treatment.id()), text, List.of(), List.of());
    }
}
