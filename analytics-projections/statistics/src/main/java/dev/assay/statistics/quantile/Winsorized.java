package dev.assay.statistics.quantile;

import dev.assay.statistics.Moments;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Both arms with values above a common limit set to it: a few huge values then no longer drown the rest. The limit is that
 * quantile of both arms together, so that it cannot favour one of them.
 *
 * @param cap the limit
 */
public record Winsorized(BigDecimal cap, Arm control, Arm treatment) {

    /** @param capped how many values were above the limit: when the arms differ in that, it is a finding of its own */
    public record Arm(long capped, Moments values) {}

    /** Needs a value. */
    public static Winsorized at(double upperQuantile, List<BigDecimal> control, List<BigDecimal> treatment) {
        List<BigDecimal> all = new ArrayList<>(control);
        all.addAll(treatment);
        Collections.sort(all);
        BigDecimal cap = all.get(Ranks.type1(all.size(), upperQuantile) - 1);
        return new Winsorized(cap, arm(control, cap), arm(treatment, cap));
    }

    private static Arm arm(List<BigDecimal> values, BigDecimal cap) {
        return new Arm(
                values.stream().filter(each -> each.compareTo(cap) > 0).count(),
                Moments.ofValues(values.stream().map(each -> each.min(cap)).toList()));
    }
}
