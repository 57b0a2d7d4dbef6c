package dev.assay.statistics.design;

import dev.assay.statistics.Sample;
import dev.assay.statistics.Status;
import dev.assay.statistics.comparison.NormalTest;
import dev.assay.statistics.comparison.Welch;
import java.util.List;
import java.util.Optional;

/**
 * Two experiments over the same users, or two factors: does one's effect depend on the other? Cells are named by (A, B), 0 for
 * control and 1 for treatment; B's interaction with A is the same number. Wants about 100 users a cell.
 *
 * @param status {@link Status#EMPTY_ARM}, {@link Status#INSUFFICIENT_DATA} or {@link Status#ZERO_VARIANCE} of the cells
 * @param effects empty when a cell has no users
 * @param tests empty without a test
 */
public record TwoByTwo(Status status, Optional<Effects> effects, Optional<Tests> tests) {

    /**
     * The differences of means.
     *
     * @param interaction (m11 - m01) - (m10 - m00)
     * @param mainA ((m11 - m01) + (m10 - m00))/2: both columns count alike, however many users they have
     * @param mainB ((m11 - m10) + (m01 - m00))/2
     * @param aGivenB0 m10 - m00
     * @param aGivenB1 m11 - m01
     */
    public record Effects(double interaction, double mainA, double mainB, double aGivenB0, double aGivenB1) {}

    /**
     * What is tested.
     *
     * @param seMain of either main effect: half the interaction's
     * @param logRatio ln(m11·m00/(m01·m10)) with se² = ΣV/m²: do effects multiply? Empty unless all means are positive
     * @param liftDifference (m11/m01 - 1) - (m10/m00 - 1) by the delta method; empty when a mean it divides by is 0
     */
    public record Tests(
            Contrast interaction, double seMain, Optional<NormalTest> logRatio, Optional<NormalTest> liftDifference) {}

    public static TwoByTwo of(Sample m00, Sample m01, Sample m10, Sample m11, double alpha) {
        List<Sample> cells = List.of(m00, m01, m10, m11);
        Status status = Cells.comparable(cells);
        if (status == Status.EMPTY_ARM) {
            return new TwoByTwo(status, Optional.empty(), Optional.empty());
        }
        Effects effects = effects(m00, m01, m10, m11);
        if (status != Status.OK) {
            return new TwoByTwo(status, Optional.of(effects), Optional.empty());
        }
        Contrast interaction = Contrast.of(cells, List.of(1.0, -1.0, -1.0, 1.0), effects.interaction(), alpha);
        return new TwoByTwo(
                status,
                Optional.of(effects),
                Optional.of(new Tests(
                        interaction,
                        interaction.se() / 2,
                        logRatio(cells, alpha),
                        liftDifference(m00, m01, m10, m11, alpha))));
    }

    private static Effects effects(Sample m00, Sample m01, Sample m10, Sample m11) {
        double aGivenB0 = m10.meanMinus(m00).orElseThrow();
        double aGivenB1 = m11.meanMinus(m01).orElseThrow();
        double bGivenA0 = m01.meanMinus(m00).orElseThrow();
        double bGivenA1 = m11.meanMinus(m10).orElseThrow();
        return new Effects(
                aGivenB1 - aGivenB0, (aGivenB1 + aGivenB0) / 2, (bGivenA1 + bGivenA0) / 2, aGivenB0, aGivenB1);
    }

    private static Optional<NormalTest> logRatio(List<Sample> cells, double alpha) {
        if (cells.stream().anyMatch(cell -> !(mean(cell) > 0))) {
            return Optional.empty();
        }
        double variance = 0;
        for (Sample cell : cells) {
            variance += Welch.sampling(cell) / mean(cell) / mean(cell);
        }
        double given1 = StrictMath.log(mean(cells.get(3)) / mean(cells.get(1)));
        double given0 = StrictMath.log(mean(cells.get(2)) / mean(cells.get(0)));
        return tested(given1 - given0, variance, alpha);
    }

    private static Optional<NormalTest> liftDifference(Sample m00, Sample m01, Sample m10, Sample m11, double alpha) {
        if (mean(m00) == 0 || mean(m01) == 0) {
            return Optional.empty();
        }
        double lift1 = m11.meanMinus(m01).orElseThrow() / mean(m01);
        double lift0 = m10.meanMinus(m00).orElseThrow() / mean(m00);
        return tested(lift1 - lift0, relative(m11, m01) + relative(m10, m00), alpha);
    }

    /** The variance of a quotient of two means. */
    private static double relative(Sample above, Sample below) {
        double ratio = mean(above) / mean(below);
        return (Welch.sampling(above) + ratio * ratio * Welch.sampling(below)) / (mean(below) * mean(below));
    }

    private static Optional<NormalTest> tested(double estimate, double variance, double alpha) {
        return variance > 0 ? Optional.of(NormalTest.of(estimate, Math.sqrt(variance), alpha)) : Optional.empty();
    }

    private static double mean(Sample cell) {
        return cell.mean().orElseThrow();
    }
}
