package dev.assay.bench;

import java.util.SplittableRandom;

/** Prepared batches of tracked events: a shop's visitors, one exposure each and then what they do. */
final class Traffic {
    static final int BATCH = 50;
    private static final int USERS = 200_000;

    private final SplittableRandom random = new SplittableRandom(7);

    /** Complete requests, to be sent again and again: events without an id of their own are new each time. */
    byte[][] batches(int count, String clientKey) {
        var batches = new byte[count][];
        for (int i = 0; i < count; i++) {
            batches[i] = HttpConnection.request("POST", "/api/v1/track/batch", clientKey, batch());
        }
        return batches;
    }

    /** Likewise, an event each. */
    byte[][] singles(int count, String clientKey) {
        var singles = new byte[count][];
        for (int i = 0; i < count; i++) {
            singles[i] = HttpConnection.request("POST", "/api/v1/track", clientKey, event());
        }
        return singles;
    }

    private String batch() {
        var body = new StringBuilder("{\"events\":[");
        for (int i = 0; i < BATCH; i++) {
            body.append(i == 0 ? "" : ",").append(event());
        }
        return body.append("]}").toString();
    }

    private String event() {
        var user = random.nextInt(USERS);
        return switch (random.nextInt(5)) {
            case 0 -> """
                    {"user_id":"user-%d","event_type":"exposure","event_name":"shown","experiment_id":"bench",\
                    "variant_id":"%s"}""".formatted(user, user % 2 == 0 ? "control" : "treatment");
            case 1 -> """
                    {"user_id":"user-%d","event_type":"custom","event_name":"purchase",\
                    "properties":{"revenue":%d.%02d,"currency":"EUR"}}""".formatted(user, random.nextInt(200), random.nextInt(100));
            default -> """
                    {"user_id":"user-%d","event_type":"custom","event_name":"page_view",\
                    "properties":{"page":"/products/%d","referrer":"search"}}""".formatted(user, random.nextInt(10_000));
        };
    }
}
