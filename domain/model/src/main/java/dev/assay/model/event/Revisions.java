package dev.assay.model.event;

import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings an event's JSON from the revision it was stored under to the present one, step by step. Stored events are never
 * rewritten; what a revision added is filled in as it was understood before it could be said.
 */
public final class Revisions {
    /** From the revision named to the next. */
    private record Step(String event, int from) {}

    private static final Map<Step, Consumer<ObjectNode>> STEPS = Map.ofEntries(
            Map.entry(new Step("api_key.issued", 1), event -> event.putNull("rate_limit")),
            Map.entry(new Step("metric.created", 1), Revisions::refineMetric),
            Map.entry(new Step("metric.updated", 1), Revisions::refineMetric),
            Map.entry(new Step("experiment.created", 1), Revisions::refineAnalysis),
            Map.entry(new Step("experiment.updated", 1), Revisions::refineAnalysis),
            Map.entry(new Step("experiment.created", 2), Revisions::openTraffic),
            Map.entry(new Step("experiment.updated", 2), Revisions::openTraffic),
            Map.entry(new Step("experiment.created", 3), Revisions::fixAllocation),
            Map.entry(new Step("experiment.updated", 3), Revisions::fixAllocation));

    private Revisions() {}

    /** Changes the event's JSON in place. */
    public static void upcast(String event, int from, int to, ObjectNode json) {
        for (int revision = from; revision < to; revision++) {
            var step = STEPS.get(new Step(event, revision));
            if (step == null) {
                throw new IllegalArgumentException(
                        "no way leads from revision " + revision + " of " + event + " to the next");
            }
            step.accept(json);
        }
    }

    private static void refineMetric(ObjectNode event) {
        var definition = (ObjectNode) event.required("definition");
        definition.put("window_start", "PT0S");
        definition.putNull("denominator");
        definition.putArray("steps");
        definition.putNull("quantile");
        definition.putNull("cap");
        definition.put("pre_exposure_window", "PT0S");
    }

    /** Until then experiments shared all users. */
    private static void openTraffic(ObjectNode event) {
        var traffic = ((ObjectNode) event.required("definition")).putObject("traffic");
        traffic.putArray("segments");
        traffic.putNull("layer");
        traffic.putArray("holdouts");
        traffic.putArray("exclusive_with");
    }

    /** Until then nobody but admins moved traffic, and users moved with it. */
    private static void fixAllocation(ObjectNode event) {
        var steering = ((ObjectNode) event.required("definition")).putObject("steering");
        steering.put("allocation_strategy", "fixed");
        steering.put("sticky", false);
        steering.putNull("rollout");
        steering.putNull("bandit");
    }

    /** Until then an experiment could say no more than its confidence; the rest as it was judged then. */
    private static void refineAnalysis(ObjectNode event) {
        var definition = (ObjectNode) event.required("definition");
        var analysis = (ObjectNode) definition.required("analysis");
        analysis.put("method", "frequentist");
        analysis.put("sequential", "none");
        analysis.put("correction", "holm");
        analysis.put("covariate", "none");
        analysis.putNull("stratify_by");
        analysis.put("minimum_detectable_effect", 0.05);
        analysis.putNull("planned_users");
        analysis.put("minimum_days", 7);
        analysis.putObject("prior").put("mean", 0.0).put("sd", 0.3);
        analysis.put("loss_threshold", 0.001);
        analysis.putArray("factors");
    }
}
