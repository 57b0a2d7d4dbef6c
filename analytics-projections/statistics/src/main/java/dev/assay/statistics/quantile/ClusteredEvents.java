package dev.assay.statistics.quantile;

import dev.assay.statistics.JointMoments;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * An arm's events, sorted, and which user each belongs to.
 *
 * @param users a user's events each; a user may have none
 */
record ClusteredEvents(List<double[]> users, double[] sorted) {
    static ClusteredEvents of(List<double[]> users) {
        double[] sorted =
                users.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        if (sorted.length > 0 && !Double.isFinite(sorted[0] + sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("values are finite");
        }
        return new ClusteredEvents(users, sorted);
    }

    int n() {
        return sorted.length;
    }

    double at(long rank) {
        return sorted[(int) rank - 1];
    }

    double quantile(double q) {
        return at(Ranks.of(n(), q));
    }

    /** Of each user's number of events up to a value, and of all their events. */
    JointMoments indicators(double value) {
        long s = 0;
        long n = 0;
        long ss = 0;
        long sn = 0;
        long nn = 0;
        for (double[] events : users) {
            long below = Arrays.stream(events).filter(each -> each <= value).count();
            s += below;
            n += events.length;
            ss += below * below;
            sn += below * events.length;
            nn += (long) events.length * events.length;
        }
        return new JointMoments(users.size(), integers(s, n), integers(ss, sn, nn), 0);
    }

    private static List<BigInteger> integers(long... numbers) {
        return Arrays.stream(numbers).mapToObj(BigInteger::valueOf).toList();
    }
}
