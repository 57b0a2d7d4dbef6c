package dev.assay.analytics.results;

import dev.assay.statistics.comparison.Proportion;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Adds and subtracts the variants' tallies of different users, variant by variant. Without histograms. */
final class Arms {
    private Arms() {}

    static List<ArmTally> plus(List<ArmTally> one, List<ArmTally> other) {
        return IntStream.range(0, one.size())
                .mapToObj(i -> combined(one.get(i), other.get(i), 1))
                .toList();
    }

    /** What is left of all users without some of them. */
    static List<ArmTally> minus(List<ArmTally> all, List<ArmTally> some) {
        return IntStream.range(0, all.size())
                .mapToObj(i -> combined(all.get(i), some.get(i), -1))
                .toList();
    }

    private static ArmTally combined(ArmTally one, ArmTally other, int sign) {
        boolean plus = sign > 0;
        return new ArmTally(
                one.arm(),
                new Proportion(
                        one.conversions().n() + sign * other.conversions().n(),
                        one.conversions().converted()
                                + sign * other.conversions().converted()),
                plus ? one.values().plus(other.values()) : one.values().minus(other.values()),
                plus ? one.sums().plus(other.sums()) : one.sums().minus(other.sums()),
                Optional.empty(),
                Optional.empty(),
                one.capped() + sign * other.capped(),
                IntStream.range(0, one.steps().size())
                        .mapToObj(i -> one.steps().get(i) + sign * other.steps().get(i))
                        .toList());
    }
}
