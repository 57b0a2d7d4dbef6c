package dev.assay.statistics.quantile;

import dev.assay.statistics.Moments;
import dev.assay.statistics.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two arms whose values above a cap are set to it: fewer extremes, less variance, and an effect on capped values. The cap is
 * one for both arms, a quantile x_(⌈nq⌉) of them thrown together or a value declared beforehand; a cap of each arm's own would
 * cut the effect away. A difference in the capped shares is a finding by itself.
 *
 * @param status {@link Status#EMPTY_ARM} when an arm has no values
 * @param cap empty without any value
 */
public record Winsorized(Status status, Optional<BigDecimal> cap, Arm control, Arm treatment) {

    /**
     * An arm after capping.
     *
     * @param capped how many values lay strictly above the cap
     */
    public record Arm(Moments moments, long capped) {}

    public static Winsorized atQuantile(List<BigDecimal> control, List<BigDecimal> treatment, double q) {
        Ranks.requireShare(q);
        List<BigDecimal> all = new ArrayList<>(control);
        all.addAll(treatment);
        if (all.isEmpty()) {
            Arm nobody = new Arm(Moments.NONE, 0);
            return new Winsorized(Status.EMPTY_ARM, Optional.empty(), nobody, nobody);
        }
        all.sort(null);
        return at(control, treatment, all.get((int) Ranks.of(all.size(), q) - 1));
    }

    public static Winsorized at(List<BigDecimal> control, List<BigDecimal> treatment, BigDecimal cap) {
        return new Winsorized(
                control.isEmpty() || treatment.isEmpty() ? Status.EMPTY_ARM : Status.OK,
                Optional.of(cap),
                capped(control, cap),
                capped(treatment, cap));
    }

    private static Arm capped(List<BigDecimal> values, BigDecimal cap) {
        return new Arm(
                Moments.ofValues(values.stream().map(value -> value.min(cap)).toList()),
                values.stream().filter(value -> value.compareTo(cap) > 0).count());
    }
}
