package dev.assay.calibration;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to simulate.
 *
 * @param users an experiment
 * @param confidence of the band a figure has to lie in
 * @param threads at most; they do not change what comes out
 */
record Options(int experiments, int users, long seed, double confidence, int threads, Optional<Path> json) {
    static final Options DEFAULT =
            new Options(10_000, 600, 20261126, 0.99, Runtime.getRuntime().availableProcessors(), Optional.empty());

    static final String USAGE = """
            usage: ./assay calibrate [--experiments N] [--users N] [--seed N] [--confidence 0.99] [--json FILE]
              simulates experiments without an effect through the real fold and results, and reports error rates""";

    private static final int FEWEST_EXPERIMENTS = 100;
    private static final int FEWEST_USERS = 100;

    /** Says what is wrong by {@link IllegalArgumentException}. */
    static Options of(String... arguments) {
        var options = DEFAULT;
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            options = options.with(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--experiments" ->
                new Options(
                        (int) number(name, value, FEWEST_EXPERIMENTS, 10_000_000),
                        users,
                        seed,
                        confidence,
                        threads,
                        json);
            case "--users" ->
                new Options(
                        experiments,
                        (int) number(name, value, FEWEST_USERS, 10_000_000),
                        seed,
                        confidence,
                        threads,
                        json);
            case "--seed" ->
                new Options(
                        experiments,
                        users,
                        number(name, value, Long.MIN_VALUE, Long.MAX_VALUE),
                        confidence,
                        threads,
                        json);
            case "--confidence" -> new Options(experiments, users, seed, share(name, value), threads, json);
            case "--json" -> new Options(experiments, users, seed, confidence, threads, Optional.of(Path.of(value)));
            default -> throw new IllegalArgumentException("there is no option " + name);
        };
    }

    private static long number(String name, String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // refused below
        }
        throw new IllegalArgumentException(name + " is a whole number from " + least + " to " + most);
    }

    private static double share(String name, String value) {
        try {
            double share = Double.parseDouble(value);
            if (share > 0.5 && share < 1) {
                return share;
            }
        } catch (NumberFormatException _) {
            // refused below
        }
        throw new IllegalArgumentException(name + " lies between 0.5 and 1");
    }
}
