package dev.assay.analytics.results;

import dev.assay.statistics.planning.Design;
import dev.assay.statistics.planning.DetectableEffect;
import dev.assay.statistics.planning.MeanSampleSize;
import dev.assay.statistics.planning.ProportionSampleSize;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the users at hand can show, and how many more it takes to find the smallest interesting effect.
 *
 * @param detectable the relative effect found with 80 % power by the users at hand
 * @param needed users in all variants together
 */
record Outlook(long users, OptionalDouble detectable, OptionalLong needed, OptionalLong daysLeft) {
    /** Relative to the control; an experiment cannot say its own yet. */
    static final double SMALLEST_INTERESTING = 0.05;

    static final double POWER = 0.8;

    static Outlook of(MetricResult result, Run run, double alpha) {
        List<ArmTally> arms = result.arms();
        long users = arms.stream().mapToLong(ArmTally::users).sum();
        OptionalDouble baseline = result.control().values().mean();
        if (baseline.isEmpty() || baseline.getAsDouble() == 0) {
            return new Outlook(users, OptionalDouble.empty(), OptionalLong.empty(), OptionalLong.empty());
        }
        // Each of several treatments is tested at a share of alpha.
        double share = alpha / Math.max(1, result.treatments().size());
        OptionalLong needed = needed(result, baseline.getAsDouble(), share);
        return new Outlook(
                users, detectable(result, baseline.getAsDouble(), share), needed, daysLeft(users, needed, run));
    }

    private static OptionalDouble detectable(MetricResult result, double baseline, double alpha) {
        long control = result.control().users();
        long fewest = result.treatments().stream()
                .mapToLong(t -> t.arm().users())
                .min()
                .orElse(0);
        Design design = new Design(alpha, POWER, 1);
        OptionalDouble absolute = result.metric().isConversion()
                ? DetectableEffect.ofRate(baseline, control, fewest, design)
                : DetectableEffect.ofMean(result.control().values().variance().orElse(0), control, fewest, design);
        return absolute.isPresent() ? OptionalDouble.of(absolute.getAsDouble() / Math.abs(baseline)) : absolute;
    }

    private static OptionalLong needed(MetricResult result, double baseline, double alpha) {
        double control = result.control().arm().weight();
        double least = result.treatments().stream()
                .mapToDouble(t -> t.arm().arm().weight())
                .filter(weight -> weight > 0)
                .min()
                .orElse(0);
        double all =
                result.arms().stream().mapToDouble(arm -> arm.arm().weight()).sum();
        OptionalDouble variance = result.control().values().variance();
        if (control <= 0 || least <= 0 || variance.isEmpty() || variance.getAsDouble() == 0) {
            return OptionalLong.empty();
        }
        Design design = new Design(alpha, POWER, least / control);
        double size = result.metric().isConversion()
                ? ProportionSampleSize.of(baseline, changed(baseline), design).pooled()
                : meanSize(baseline, Math.sqrt(variance.getAsDouble()), design);
        return OptionalLong.of((long) Math.ceil(Math.ceil(size) * all / control));
    }

    private static double changed(double rate) {
        double higher = rate * (1 + SMALLEST_INTERESTING);
        return higher < 1 ? higher : rate * (1 - SMALLEST_INTERESTING);
    }

    private static double meanSize(double baseline, double deviation, Design design) {
        return MeanSampleSize.of(deviation, deviation, SMALLEST_INTERESTING * Math.abs(baseline), design);
    }

    private static OptionalLong daysLeft(long users, OptionalLong needed, Run run) {
        if (run.over() || needed.isEmpty() || users == 0 || run.days() <= 0) {
            return OptionalLong.empty();
        }
        double daily = users / run.days();
        double forUsers = Math.max(0, needed.getAsLong() - users) / daily;
        return OptionalLong.of((long) Math.ceil(Math.max(forUsers, Run.FULL_WEEK - run.days())));
    }

    /** Whether an effect worth having would probably have been found. */
    boolean isEnough() {
        return needed.isPresent() && users >= needed.getAsLong();
    }

    ResultsDocument.Power view() {
        return new ResultsDocument.Power(detectable, SMALLEST_INTERESTING, needed, daysLeft);
    }
}
