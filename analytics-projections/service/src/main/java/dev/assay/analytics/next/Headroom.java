package dev.assay.analytics.next;

import dev.assay.analytics.results.ResultsDocument;
import dev.assay.analytics.results.ResultsDocument.Variant;
import dev.assay.model.metric.MetricKind;
import dev.assay.statistics.planning.Design;
import dev.assay.statistics.planning.DetectableEffect;
import dev.assay.statistics.planning.MetricBaseline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Where many are lost and a test of a fortnight could find an effect: each step of a funnel, and each conversion, by its control.
 * With q the share of those who reach a step and pass it, and n its users in a fortnight, half of them in each arm: the reachable effect is
 * the relative one found with 80 % power, and no larger than 1/q - 1. What passes more at a step arrives more at the end by the same
 * factor, so it brings the end's users times the typical lift the company has found, or the reachable one where it has found none.
 */
final class Headroom {
    private static final int FORTNIGHT = 14;

    private final OptionalDouble typicalLift;

    /** @param typicalLift the median of the significant lifts found so far */
    Headroom(OptionalDouble typicalLift) {
        this.typicalLift = typicalLift;
    }

    /** Users a day who reach a step, and who pass it, and who reach the end. */
    private record Step(String name, double reach, double pass, double end) {}

    List<Suggestion> in(Read read) {
        List<Suggestion> all = new ArrayList<>();
        for (Step step : steps(read)) {
            if (step.reach() > 0 && step.pass() > 0 && step.pass() < step.reach()) {
                suggestion(read, step, all);
            }
        }
        return all;
    }

    private static List<Step> steps(Read read) {
        var results = read.results();
        var control = read.control(results.variants());
        if (control.isEmpty()
                || control.get().exposures() == 0
                || !results.metric().kind().isRate()) {
            return List.of();
        }
        double scale = read.usersADay() / control.get().exposures();
        if (results.metric().kind() != MetricKind.FUNNEL) {
            double end = control.get().conversions() * scale;
            return List.of(new Step("\"" + results.metric().name() + "\"", read.usersADay(), end, end));
        }
        List<Step> steps = new ArrayList<>();
        double reach = read.usersADay();
        double end = last(results, control.get()) * scale;
        for (var step : results.funnel()) {
            double pass = users(step, control.get()) * scale;
            steps.add(new Step(
                    "step " + step.step() + " (\"" + step.eventName() + "\") of \""
                            + results.metric().name() + "\"",
                    reach,
                    pass,
                    end));
            reach = pass;
        }
        return steps;
    }

    private static double last(ResultsDocument results, Variant control) {
        return results.funnel().isEmpty() ? 0 : users(results.funnel().getLast(), control);
    }

    private static long users(ResultsDocument.Step step, Variant control) {
        return step.variants().stream()
                .filter(each -> each.variantId().equals(control.variantId()))
                .mapToLong(ResultsDocument.StepOfVariant::users)
                .findFirst()
                .orElse(0);
    }

    private void suggestion(Read read, Step step, List<Suggestion> all) {
        double q = step.pass() / step.reach();
        long arm = (long) (step.reach() * FORTNIGHT / 2);
        if (arm < 2) {
            return;
        }
        OptionalDouble absolute = DetectableEffect.of(new MetricBaseline(q, q * (1 - q)), arm, arm, Design.USUAL);
        double room = 1 / q - 1;
        if (absolute.isEmpty() || absolute.getAsDouble() / q > room) {
            return;
        }
        double reachable = absolute.getAsDouble() / q;
        double lift = Math.min(room, typicalLift.orElse(reachable));
        double gain = step.end() * lift;
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("users_a_day", step.reach());
        evidence.put("lost_a_day", step.reach() - step.pass());
        evidence.put("pass_rate", q);
        evidence.put("reachable_relative_effect", reachable);
        evidence.put("assumed_relative_lift", lift);
        evidence.put("gained_at_the_end_a_day", gain);
        all.add(new Suggestion(
                Suggestion.Kind.HEADROOM,
                read.results().experimentId(),
                read.results().name(),
                String.format(
                        Locale.ROOT,
                        "At %s %,.0f of %,.0f users a day are lost; a test of two weeks would find a change of %.2g %%.",
                        step.name(),
                        step.reach() - step.pass(),
                        step.reach(),
                        reachable * 100),
                String.format(
                        Locale.ROOT,
                        "Test something at this step: a lift of %.2g %% would bring %,.1f more a day at the end",
                        lift * 100,
                        gain),
                score(reachable, lift, q),
                evidence));
    }

    /** The share lost at the step, less where the lift is smaller than what a test would find. */
    private static double score(double reachable, double lift, double q) {
        return (1 - q) * Math.min(1, lift / reachable);
    }
}
