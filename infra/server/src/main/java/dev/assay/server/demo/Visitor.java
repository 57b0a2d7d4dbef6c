package dev.assay.server.demo;

import dev.assay.model.json.ModelJson;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One simulated visitor, the same whenever asked for by the same number. The one-page checkout truly sells more: 12 visitors
 * in a hundred buy, instead of 10. Nothing else makes a difference.
 */
final class Visitor {
    private static final long SEED = 20_261_125;
    private static final double BUYS = 0.10;
    private static final double BUYS_ON_ONE_PAGE = 0.12;
    private static final double MEETS_AN_ERROR = 0.02;
    private static final int MOST_PAGES = 4;
    private static final List<String> COUNTRIES = List.of("DE", "DE", "AT", "CH", "FR", "NL", "US");
    private static final List<String> BROWSERS = List.of(
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1"
                    + " Safari/605.1.15",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
                    + " Version/18.1 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0");

    private final String id;
    private final SplittableRandom random;
    private final String country;
    private final String browser;

    Visitor(long number) {
        id = "visitor-" + number;
        random = new SplittableRandom(SEED + number);
        country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
        browser = BROWSERS.get(random.nextInt(BROWSERS.size()));
    }

    String browser() {
        return browser;
    }

    /** What the shop asks for as the visitor comes in. */
    ObjectNode asking() {
        var request = ModelJson.mapper().createObjectNode().put("user_id", id);
        request.putArray("experiments").add(DemoExperiments.CHECKOUT).add(DemoExperiments.SAME);
        request.putObject("context").put("country", country).put("platform", "web");
        return request;
    }

    /** Adds what the visitor does, given the variants. */
    void visit(JsonNode assignments, ArrayNode events) {
        var onOnePage = false;
        for (var assignment : assignments) {
            onOnePage |= assignment.path("variant_id").asString().equals("one-page");
        }
        for (int page = 0, pages = 1 + random.nextInt(MOST_PAGES); page < pages; page++) {
            event(events, "page_view", page).putObject("properties").put("page", "/products/" + random.nextInt(500));
        }
        if (random.nextDouble() < MEETS_AN_ERROR) {
            event(events, "error", 0);
        }
        if (random.nextDouble() < (onOnePage ? BUYS_ON_ONE_PAGE : BUYS)) {
            event(events, "purchase", 0)
                    .putObject("properties")
                    .put("revenue", revenue())
                    .put("currency", "EUR");
        }
    }

    /** Log-normal, as baskets are: a median of 35 and a long tail. */
    private double revenue() {
        var value = 35 * Math.exp(0.8 * random.nextGaussian());
        return Math.round(value * 100) / 100.0;
    }

    /** Its id is the visitor's own, so that an event sent twice counts once. */
    private ObjectNode event(ArrayNode events, String name, int number) {
        return events.addObject()
                .put("user_id", id)
                .put("event_type", "custom")
                .put("event_name", name)
                .put("event_id", id + "-" + name + "-" + number);
    }
}
