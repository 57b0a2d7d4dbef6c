package dev.assay.statistics;

import java.util.OptionalDouble;

/** An arm known only by its mean and variance. */
public record Summary(long n, OptionalDouble mean, OptionalDouble variance) implements Sample {
    public Summary {
        if (n < 0 || (n > 0) != mean.isPresent() || (n > 1) != variance.isPresent()) {
            throw new IllegalArgumentException("a mean needs one user, a variance two");
        }
        if (variance.isPresent() && !(variance.getAsDouble() >= 0)) {
            throw new IllegalArgumentException("a variance is not negative");
        }
    }

    public static Summary of(long n, double mean, double variance) {
        return new Summary(
                n,
                n > 0 ? OptionalDouble.of(mean) : OptionalDouble.empty(),
                n > 1 ? OptionalDouble.of(variance) : OptionalDouble.empty());
    }
}
