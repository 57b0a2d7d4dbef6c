package dev.assay.server.demo;

import dev.assay.model.json.ModelJson;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The demo shop's metrics and experiments: what a team would have after some months. */
final class DemoExperiments {
    static final String CHECKOUT = "checkout-one-page";
    static final String SAME = "homepage-a-a";

    private static final List<String> METRICS = List.of("""
            {"id": "purchase", "name": "Purchase", "kind": "conversion", "event_name": "purchase",
             "description": "Whether a visitor bought at all."}""", """
            {"id": "revenue", "name": "Revenue per visitor", "kind": "mean", "event_name": "purchase",
             "value_property": "revenue", "description": "What a visitor spends, in euros."}""", """
            {"id": "page-views", "name": "Pages per visitor", "kind": "count", "event_name": "page_view"}""", """
            {"id": "errors", "name": "Visitors with an error", "kind": "conversion", "event_name": "error",
             "direction": "decrease"}""");
    private static final List<String> RUNNING = List.of("""
            {"id": "checkout-one-page", "name": "One-page checkout", "owner": "ada", "tags": ["checkout", "q4"],
             "hypothesis": "One page loses fewer buyers than three, because nobody waits between the steps.",
             "target_metric": "purchase", "secondary_metrics": ["revenue", "page-views"],
             "guardrails": [{"metric": "errors", "margin": 0.1}],
             "exclusion_rules": [{"dimension": "email", "operator": "ends_with", "values": ["@demo-shop.example"]}],
             "variants": [
               {"id": "control", "name": "Three pages", "allocation": 50, "control": true, "config": {"pages": 3}},
               {"id": "one-page", "name": "One page", "allocation": 50, "config": {"pages": 1}}]}""", """
            {"id": "homepage-a-a", "name": "Home page A/A", "owner": "grace", "tags": ["calibration"],
             "hypothesis": "Both arms are the same: whoever finds a difference here has found a fault.",
             "target_metric": "purchase", "secondary_metrics": ["revenue"],
             "variants": [
               {"id": "a", "name": "A", "allocation": 50, "control": true},
               {"id": "b", "name": "Also A", "allocation": 50}]}""");
    private static final String STOPPED = """
            {"id": "newsletter-teaser", "name": "Newsletter teaser", "owner": "grace", "tags": ["newsletter"],
             "hypothesis": "A reason to subscribe beats an appeal.", "target_metric": "purchase",
             "targeting_rules": [{"dimension": "country", "operator": "in", "values": ["DE", "AT", "CH"]}],
             "variants": [
               {"id": "control", "name": "Appeal", "allocation": 33.34, "control": true},
               {"id": "reason", "name": "Reason", "allocation": 33.33},
               {"id": "discount", "name": "Discount", "allocation": 33.33}]}""";
    private static final String DRAFT = """
            {"id": "free-shipping-bar", "name": "Free-shipping bar", "owner": "ada", "tags": ["pricing"],
             "hypothesis": "Who sees how little is missing buys one thing more.", "target_metric": "revenue",
             "variants": [
               {"id": "control", "name": "No bar", "allocation": 80, "control": true},
               {"id": "bar", "name": "Bar", "allocation": 20, "config": {"threshold": 50}}]}""";
    private static final String SCHEDULED = """
            {"id": "winter-landing-page", "name": "Winter landing page", "owner": "linus", "tags": ["q4", "landing"],
             "hypothesis": "Snow sells scarves.", "target_metric": "revenue", "coverage": 50,
             "variants": [
               {"id": "control", "name": "Autumn", "allocation": 50, "control": true},
               {"id": "winter", "name": "Winter", "allocation": 50}]}""";

    private final DemoApi admin;
    private final InstantSource clock;

    DemoExperiments(DemoApi admin, InstantSource clock) {
        this.admin = admin;
        this.clock = clock;
    }

    /** Brings each to the state it is to be in, from whatever state an earlier run has left it in. */
    void makeMissing() throws InterruptedException {
        for (var metric : METRICS) {
            make("/metrics", metric);
        }
        for (var experiment : RUNNING) {
            startUnlessStarted(experiment);
        }
        make("/experiments", DRAFT);
        scheduleUnlessScheduled();
        stopUnlessStopped();
    }

    private void startUnlessStarted(String experiment) throws InterruptedException {
        if (isDraft(make("/experiments", experiment))) {
            command(experiment, "start", "{}");
        }
    }

    private void scheduleUnlessScheduled() throws InterruptedException {
        if (isDraft(make("/experiments", SCHEDULED))) {
            command(SCHEDULED, "schedule", dates().toString());
        }
    }

    private void stopUnlessStopped() throws InterruptedException {
        var experiment = make("/experiments", STOPPED);
        if (isDraft(experiment)) {
            command(STOPPED, "start", "{}");
        }
        if (!experiment.has("stopped_at")) {
            command(STOPPED, "stop", "{\"reason\": \"The newsletter moved to another provider.\"}");
        }
        if (!experiment.has("decision")) {
            command(
                    STOPPED,
                    "decision",
                    "{\"variant_id\": \"control\", \"reason\": \"Not enough readers to tell; nothing changes.\"}");
        }
    }

    private ObjectNode dates() {
        Instant start = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(2));
        return ModelJson.mapper()
                .createObjectNode()
                .put("start_date", start.toString())
                .put("end_date", start.plus(Duration.ofDays(14)).toString());
    }

    /** What is there; what is not, is made. */
    private JsonNode make(String list, String json) throws InterruptedException {
        var definition = read(json);
        var present = admin.find(list + "/" + id(json));
        if (present.isEmpty()) {
            admin.ensure(list, definition);
        }
        return present.orElse(definition);
    }

    /** What was made just now has no status yet. */
    private static boolean isDraft(JsonNode experiment) {
        return experiment.path("status").asString("draft").equals("draft");
    }

    private void command(String experiment, String verb, String body) throws InterruptedException {
        admin.ensure("/experiments/" + id(experiment) + "/" + verb, read(body));
    }

    private static String id(String json) {
        return read(json).path("id").asString();
    }

    private static JsonNode read(String json) {
        return ModelJson.mapper().readTree(json);
    }
}
