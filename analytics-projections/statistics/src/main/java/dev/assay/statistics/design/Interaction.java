package dev.assay.statistics.design;

import dev.assay.statistics.Sample;
import dev.assay.statistics.Status;
import dev.assay.statistics.Tail;
import dev.assay.statistics.distribution.Normal;
import java.util.List;
import java.util.Optional;

/**
 * Whether two experiments that share users change each other's effect: the two-by-two contrast (m11 - m01) - (m10 - m00), where
 * the first digit is experiment A's arm and the second B's, 0 the control. Beside it the multiplicative form, the logarithm of
 * the ratio of ratios, and the difference of A's lift under B.
 *
 * @param status {@link Status#EMPTY_ARM}, {@link Status#INSUFFICIENT_DATA} or {@link Status#ZERO_VARIANCE}
 */
public record Interaction(Status status, Optional<Outcome> outcome) {

    /** The four cells. */
    public record Cells(Sample m00, Sample m01, Sample m10, Sample m11) {
        List<Sample> inOrder() {
            return List.of(m00, m01, m10, m11);
        }
    }

    /**
     * All contrasts.
     *
     * @param mainA the mean of A's effects under both arms of B
     * @param aGivenB0 A's effect under B's control
     * @param multiplicative empty unless all means are above zero
     * @param liftDifference of A's lift; empty when a mean it divides by is zero
     */
    public record Outcome(
            Contrast interaction,
            Contrast mainA,
            Contrast mainB,
            double aGivenB0,
            double aGivenB1,
            Optional<Estimate> multiplicative,
            Optional<Estimate> liftDifference) {}

    /** An estimate by the delta method. */
    public record Estimate(double value, double se, Tail p) {
        static Estimate of(double value, double variance) {
            double se = Math.sqrt(variance);
            return new Estimate(value, se, Normal.tail(value / se));
        }
    }

    public static Interaction of(Cells cells, double alpha) {
        List<Sample> all = cells.inOrder();
        Status usable = Contrast.usable(all);
        if (usable != Status.OK) {
            return new Interaction(usable, Optional.empty());
        }
        Contrast interaction = Contrast.of(all, List.of(1.0, -1.0, -1.0, 1.0), alpha);
        if (interaction.test().isEmpty()) {
            return new Interaction(Status.ZERO_VARIANCE, Optional.empty());
        }
        double[] m = all.stream().mapToDouble(cell -> cell.mean().orElseThrow()).toArray();
        double[] v = all.stream()
                .mapToDouble(cell -> cell.variance().orElseThrow() / cell.n())
                .toArray();
        return new Interaction(
                Status.OK,
                Optional.of(new Outcome(
                        interaction,
                        Contrast.of(all, List.of(-0.5, -0.5, 0.5, 0.5), alpha),
                        Contrast.of(all, List.of(-0.5, 0.5, -0.5, 0.5), alpha),
                        m[2] - m[0],
                        m[3] - m[1],
                        multiplicative(m, v),
                        liftDifference(m, v))));
    }

    private static Optional<Estimate> multiplicative(double[] m, double[] v) {
        double variance = 0;
        for (int i = 0; i < m.length; i++) {
            if (!(m[i] > 0)) {
                return Optional.empty();
            }
            variance += v[i] / (m[i] * m[i]);
        }
        return Optional.of(Estimate.of(StrictMath.log(m[3] / m[1]) - StrictMath.log(m[2] / m[0]), variance));
    }

    private static Optional<Estimate> liftDifference(double[] m, double[] v) {
        if (m[0] == 0 || m[1] == 0) {
            return Optional.empty();
        }
        double under1 = m[3] / m[1];
        double under0 = m[2] / m[0];
        double variance = v[3] / (m[1] * m[1])
                + v[1] * under1 * under1 / (m[1] * m[1])
                + v[2] / (m[0] * m[0])
                + v[0] * under0 * under0 / (m[0] * m[0]);
        return Optional.of(Estimate.of(under1 - under0, variance));
    }
}
