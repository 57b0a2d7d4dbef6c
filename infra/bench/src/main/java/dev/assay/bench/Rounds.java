package dev.assay.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** Measures a thing and its baseline in turns, after some rounds of each that do not count: compilers take their time. */
final class Rounds {
    private static final int WARM_UP = 4;

    private final int warmUp;
    private final int rounds;

    Rounds(int rounds) {
        this(WARM_UP, rounds);
    }

    Rounds(int warmUp, int rounds) {
        this.warmUp = warmUp;
        this.rounds = rounds;
    }

    Figure measure(String name, String unit, Callable<Double> assay, Callable<Double> baseline) throws Exception {
        for (int i = 0; i < warmUp; i++) {
            baseline.call();
            assay.call();
        }
        List<Double> ours = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            plain.add(baseline.call());
            ours.add(assay.call());
        }
        return new Figure(name, median(ours), unit, median(plain));
    }

    static double median(List<Double> values) {
        var sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).average().orElseThrow();
    }
}
