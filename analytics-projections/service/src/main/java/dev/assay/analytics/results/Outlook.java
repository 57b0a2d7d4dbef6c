package dev.assay.analytics.results;

import dev.assay.model.experiment.Analysis;
import dev.assay.statistics.planning.Design;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the users at hand can show, and how many more it takes to find the effect the experiment was planned for.
 *
 * @param detectable the relative effect found with 80 % power by the users at hand
 * @param needed users in all variants together
 * @param planned the relative effect it is planned for
 * @param minimumDays before which nothing is shipped
 */
record Outlook(
        long users,
        OptionalDouble detectable,
        OptionalLong needed,
        OptionalLong daysLeft,
        double planned,
        int minimumDays) {

    static Outlook of(MetricResult result, Run run, double alpha) {
        Analysis analysis = result.analysis();
        List<ArmTally> arms = result.arms();
        long users = arms.stream().mapToLong(ArmTally::users).sum();
        // Each of several treatments is tested at a share of alpha.
        double share = alpha / Math.max(1, result.treatments().size());
        OptionalLong needed =
                analysis.plannedUsers().isPresent() ? analysis.plannedUsers() : needed(result, analysis, share);
        return new Outlook(
                users,
                detectable(result, share),
                needed,
                daysLeft(users, needed, run, analysis.minimumDays()),
                analysis.minimumDetectableEffect(),
                analysis.minimumDays());
    }

    private static OptionalDouble detectable(MetricResult result, double alpha) {
        long fewest = result.treatments().stream()
                .mapToLong(t -> t.arm().users())
                .min()
                .orElse(0);
        double baseline = baseline(result);
        if (baseline == 0) {
            return OptionalDouble.empty();
        }
        OptionalDouble absolute =
                Plan.detectable(result.metric(), result.control(), fewest, new Design(alpha, Plan.POWER, 1));
        return absolute.isPresent() ? OptionalDouble.of(absolute.getAsDouble() / Math.abs(baseline)) : absolute;
    }

    private static double baseline(MetricResult result) {
        return result.treatments().stream()
                .flatMapToDouble(each -> each.comparison().baseline().stream())
                .findFirst()
                .orElse(0);
    }

    private static OptionalLong needed(MetricResult result, Analysis analysis, double alpha) {
        double control = result.control().arm().weight();
        double least = result.treatments().stream()
                .mapToDouble(t -> t.arm().arm().weight())
                .filter(weight -> weight > 0)
                .min()
                .orElse(0);
        double all =
                result.arms().stream().mapToDouble(arm -> arm.arm().weight()).sum();
        if (control <= 0 || least <= 0) {
            return OptionalLong.empty();
        }
        OptionalDouble size = Plan.controlUsers(
                result.metric(), result.control(), analysis, new Design(alpha, Plan.POWER, least / control));
        return size.isPresent()
                ? OptionalLong.of((long) Math.ceil(Math.ceil(size.getAsDouble()) * all / control))
                : OptionalLong.empty();
    }

    private static OptionalLong daysLeft(long users, OptionalLong needed, Run run, int minimumDays) {
        if (run.over() || needed.isEmpty() || users == 0 || run.days() <= 0) {
            return OptionalLong.empty();
        }
        double daily = users / run.days();
        double forUsers = Math.max(0, needed.getAsLong() - users) / daily;
        return OptionalLong.of((long) Math.ceil(Math.max(forUsers, minimumDays - run.days())));
    }

    /** Whether an effect worth having would probably have been found. */
    boolean isEnough() {
        return needed.isPresent() && users >= needed.getAsLong();
    }

    ResultsDocument.Power view() {
        return new ResultsDocument.Power(detectable, planned, needed, daysLeft);
    }
}
