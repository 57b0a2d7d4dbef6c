package dev.assay.rules;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Fixed populations, so that the chi-square tests always find the same; thresholds are the 99.9 % points. */
class BucketingTest {
    private static final int UNITS = 1_000_000;

    @Test
    void known_units_fall_into_known_buckets() {
        assertThat(Bucketing.bucket("user-1", "salt")).isEqualTo(661);
        assertThat(Bucketing.bucket("Zoë 😀", "salt")).isEqualTo(5999);
    }

    @Property
    void every_unit_falls_into_some_bucket(@ForAll String unit, @ForAll String salt) {
        assertThat(Bucketing.bucket(unit, salt)).isBetween(0, 9_999);
    }

    @Test
    void buckets_are_evenly_filled() {
        var counts = new long[Bucketing.BUCKETS];
        for (int i = 0; i < UNITS; i++) {
            counts[Bucketing.bucket("user-" + i, "checkout")]++;
        }
        assertThat(chiSquare(counts)).isBetween(9_568.0, 10_441.0);
    }

    @Test
    void one_salt_says_nothing_about_another() {
        var counts = new long[100];
        for (int i = 0; i < UNITS; i++) {
            int one = Bucketing.bucket("user-" + i, "checkout") / 1_000;
            int other = Bucketing.bucket("user-" + i, "search") / 1_000;
            counts[one * 10 + other]++;
        }
        assertThat(chiSquare(counts)).isLessThan(148.2);
    }

    @Test
    void taking_part_says_nothing_about_the_variant() {
        var counts = new long[100];
        for (int i = 0; i < UNITS; i++) {
            int part = Bucketing.bucket("user-" + i, "checkout/coverage") / 1_000;
            int variant = Bucketing.bucket("user-" + i, "checkout") / 1_000;
            counts[part * 10 + variant]++;
        }
        assertThat(chiSquare(counts)).isLessThan(148.2);
    }

    private static double chiSquare(long[] counts) {
        double expected = (double) UNITS / counts.length;
        double sum = 0;
        for (long count : counts) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }
}
