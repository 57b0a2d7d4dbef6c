package dev.assay.bench;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Several clients that do the same as fast as they can for a while. */
final class Clients {
    private Clients() {}

    /** One client's doing; gives how many units one turn did. */
    @FunctionalInterface
    interface Turn {
        int take() throws Exception;
    }

    /** How many units a second all clients together did, over at least {@code seconds}. */
    static double rate(int clients, double seconds, Callable<Turn> client) throws Exception {
        var turns = new ArrayList<Turn>();
        for (int i = 0; i < clients; i++) {
            turns.add(client.call());
        }
        var begin = System.nanoTime();
        var end = begin + (long) (seconds * 1e9);
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var tasks = turns.stream()
                    .<Callable<Long>>map(turn -> () -> takeUntil(end, turn))
                    .toList();
            var done = 0L;
            for (var count : threads.invokeAll(tasks)) {
                done += count.get();
            }
            return done / ((System.nanoTime() - begin) / 1e9);
        }
    }

    private static long takeUntil(long end, Turn turn) throws Exception {
        var done = 0L;
        while (System.nanoTime() < end) {
            done += turn.take();
        }
        return done;
    }
}
