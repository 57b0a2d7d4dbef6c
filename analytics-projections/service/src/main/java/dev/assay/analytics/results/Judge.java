package dev.assay.analytics.results;

import dev.assay.analytics.results.MetricResult.Treatment;
import dev.assay.statistics.Status;
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

    ResultsDocument.Recommendation recommendation() {
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
                .filter(each -> each.isSignificant(alpha)
                        && result.metric().isGood(each.comparison().effect().orElse(0)) == good)
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
        if (!run.over() && !run.hasFullWeek()) {
            long days = (long) Math.ceil(Run.FULL_WEEK - run.days());
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
                + (run.hasFullWeek() ? "" : " It ran for less than a full week, so weigh that.");
        return say(
                Verdict.SHIP,
                winner,
                "Ship \"" + name(winner) + "\": " + finding(winner) + ", after " + Wording.days(run) + "." + but);
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
        if (outlook.isEnough() && (run.over() || run.hasFullWeek())) {
            return say(
                    Verdict.NO_DIFFERENCE,
                    "No difference in \"" + metric() + "\": an effect of "
                            + Wording.percent(Outlook.SMALLEST_INTERESTING) + " or more would probably have been found"
                            + " among " + Wording.number(outlook.users()) + " users. Keep the control, or ship for"
                            + " other reasons." + worse);
        }
        if (run.over()) {
            return say(
                    Verdict.INCONCLUSIVE,
                    "It cannot be told: the run ended before it could show an effect of "
                            + Wording.percent(Outlook.SMALLEST_INTERESTING) + need(" (", " in all)") + "." + worse);
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
                    + Wording.count((long) Math.ceil(Run.FULL_WEEK - run.days()), "more day") + ".";
        }
        String time = outlook.daysLeft().isPresent()
                ? ", about " + Wording.count(outlook.daysLeft().getAsLong(), "day") + " at the present rate"
                : "";
        return " To find an effect of " + Wording.percent(Outlook.SMALLEST_INTERESTING) + " it takes "
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
        return new ResultsDocument.Recommendation(verdict.wireName(), Optional.empty(), text);
    }

    private static ResultsDocument.Recommendation say(Verdict verdict, Treatment treatment, String text) {
        return new ResultsDocument.Recommendation(verdict.wireName(), Optional.of(treatment.id()), text);
    }
}
