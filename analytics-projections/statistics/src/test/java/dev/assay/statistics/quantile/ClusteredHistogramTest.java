package dev.assay.statistics.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClusteredHistogramTest {
    /** Values so small that each has a bucket of its own. */
    @Test
    void the_variance_by_buckets_is_that_of_all_users_values() {
        var random = new SplittableRandom(9);
        List<long[]> users = new ArrayList<>();
        for (int user = 0; user < 300; user++) {
            long[] values = new long[random.nextInt(12) + 1];
            int habit = random.nextInt(60);
            Arrays.setAll(values, i -> habit + random.nextInt(40));
            users.add(values);
        }
        var histogram = histogram(users);
        for (double q : new double[] {0.1, 0.5, 0.9, 0.99}) {
            double threshold = histogram.quantile(q).orElseThrow();
            assertThat(histogram.shareSe(q).orElseThrow()).isCloseTo(direct(users, threshold), within(1e-12));
        }
    }

    @Test
    void fewer_than_two_users_have_no_variance() {
        assertThat(histogram(List.of(new long[] {1, 2, 3})).shareSe(0.5)).isEmpty();
        assertThat(histogram(List.of()).quantile(0.5)).isEmpty();
    }

    private static double direct(List<long[]> users, double threshold) {
        double k = users.size();
        double n = users.stream().mapToDouble(values -> values.length).sum();
        double s =
                users.stream().mapToDouble(values -> below(values, threshold)).sum();
        double p = s / n;
        double sum = 0;
        for (long[] values : users) {
            double residual = (below(values, threshold) - s / k) - p * (values.length - n / k);
            sum += residual * residual;
        }
        return Math.sqrt(sum / (k - 1) / k) / (n / k);
    }

    private static double below(long[] values, double threshold) {
        return Arrays.stream(values).filter(value -> value <= threshold).count();
    }

    private static ClusteredHistogram histogram(List<long[]> users) {
        NavigableMap<Integer, ClusteredHistogram.Bucket> buckets = new TreeMap<>();
        BigInteger n = BigInteger.ZERO;
        BigInteger nn = BigInteger.ZERO;
        for (long[] values : users) {
            long[] sorted = values.clone();
            Arrays.sort(sorted);
            long all = sorted.length;
            for (int i = 0; i < sorted.length; i++) {
                // One event at a time: (i+1)² - i², and 1 times all of the user's.
                buckets.merge(
                        ValueBucket.of(sorted[i]),
                        new ClusteredHistogram.Bucket(1, BigInteger.valueOf(2L * i + 1), BigInteger.valueOf(all)),
                        (a, b) -> new ClusteredHistogram.Bucket(
                                a.count() + b.count(),
                                a.squared().add(b.squared()),
                                a.crossed().add(b.crossed())));
            }
            n = n.add(BigInteger.valueOf(all));
            nn = nn.add(BigInteger.valueOf(all * all));
        }
        return new ClusteredHistogram(buckets, users.size(), n, nn);
    }
}
