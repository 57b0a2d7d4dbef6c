package dev.assay.statistics.trust;

import dev.assay.statistics.Sample;
import dev.assay.statistics.comparison.Welch;

/**
 * The same metric of the same users before their first exposure, where no effect can be: Welch's test of the two arms. A
 * difference says that assignment is not random, or that users were dropped for what they did.
 *
 * @param alarm p below {@link #ALARM}; never without a test
 */
public record Placebo(Welch comparison, boolean alarm) {
    public static final double ALARM = 0.001;

    public static Placebo check(Sample control, Sample treatment) {
        Welch comparison = Welch.compare(control, treatment, ALARM);
        return new Placebo(
                comparison,
                comparison.test().map(test -> test.p().twoSided() < ALARM).orElse(false));
    }
}
