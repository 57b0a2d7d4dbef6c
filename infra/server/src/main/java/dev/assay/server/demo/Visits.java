package dev.assay.server.demo;

import dev.assay.model.json.ModelJson;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lets visitors come to the shop. */
final class Visits {
    static final int WAVE = 1_000;

    private static final int AT_ONCE = 8;
    private static final int BATCH = 100;

    private final DemoApi client;

    Visits(DemoApi client) {
        this.client = client;
    }

    /**
     * Visitors from one number up to another, as fast as they are served; in waves, so that all who came before a wave have
     * left before it.
     */
    void rush(long from, long to) throws InterruptedException {
        for (long first = from; first < to; first += WAVE) {
            wave(first, Math.min(first + WAVE, to));
        }
    }

    private void wave(long from, long to) throws InterruptedException {
        var lanes = LongStream.range(from, from + AT_ONCE)
                .<Callable<Boolean>>mapToObj(first -> () -> visitEach(first, to))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var lane : threads.invokeAll(lanes)) {
                lane.get();
            }
        } catch (ExecutionException fault) {
            throw fault.getCause() instanceof Refused refused ? refused : new IllegalStateException(fault);
        }
    }

    private boolean visitEach(long first, long to) throws InterruptedException {
        var events = ModelJson.mapper().createArrayNode();
        for (long number = first; number < to; number += AT_ONCE) {
            visit(new Visitor(number), events);
            if (events.size() > BATCH - 10) {
                send(events);
            }
        }
        send(events);
        return true;
    }

    /** Visitors for ever, some a second. */
    void trickle(long from, int aSecond) throws InterruptedException {
        var events = ModelJson.mapper().createArrayNode();
        for (long number = from; ; number++) {
            visit(new Visitor(number), events);
            send(events);
            TimeUnit.MILLISECONDS.sleep(1_000 / aSecond);
        }
    }

    private void visit(Visitor visitor, ArrayNode events) throws InterruptedException {
        var shop = client.from(visitor.browser());
        var assignments = shop.post("/assign", visitor.asking()).path("assignments");
        visitor.visit(assignments, events);
    }

    private void send(ArrayNode events) throws InterruptedException {
        if (!events.isEmpty()) {
            ObjectNode body = ModelJson.mapper().createObjectNode();
            body.set("events", events.deepCopy());
            client.post("/track/batch", body);
            events.removeAll();
        }
    }
}
