package dev.assay.statistics.quantile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueBucketTest {
    @ParameterizedTest
    @ValueSource(
            longs = {0, 1, 127, 128, 129, 255, 256, 257, 1_000_000, Long.MAX_VALUE, -1, -128, -257, -Long.MAX_VALUE})
    void a_value_lies_in_its_bucket(long value) {
        int bucket = ValueBucket.of(value);

        assertThat(value).isBetween(ValueBucket.lowest(bucket), ValueBucket.highest(bucket));
        assertThat(ValueBucket.of(ValueBucket.lowest(bucket))).isEqualTo(bucket);
        assertThat(ValueBucket.of(ValueBucket.highest(bucket))).isEqualTo(bucket);
    }

    @Test
    void the_lowest_number_there_is_shares_the_bucket_of_the_next() {
        assertThat(ValueBucket.of(Long.MIN_VALUE)).isEqualTo(ValueBucket.of(-Long.MAX_VALUE));
    }

    @Test
    void buckets_follow_each_other_without_a_gap() {
        int last = ValueBucket.of(Long.MAX_VALUE);
        for (int bucket = -last; bucket < last; bucket++) {
            assertThat(ValueBucket.lowest(bucket + 1))
                    .as("bucket %d", bucket)
                    .isEqualTo(ValueBucket.highest(bucket) + 1);
        }
    }

    @Test
    void a_bucket_is_at_most_a_128th_of_its_lowest_number_wide() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 100_000; i++) {
            long value = random.nextLong() >>> random.nextInt(1, 64);
            int bucket = ValueBucket.of(value);
            long width = ValueBucket.highest(bucket) - ValueBucket.lowest(bucket);
            assertThat(width).isLessThanOrEqualTo(ValueBucket.lowest(bucket) / 128);
        }
    }
}
