package dev.assay.statistics.planning;

/**
 * Users the control arm needs to find a change of a rate; real numbers, to be rounded up. Refuses a rate outside (0, 1)
 * and no change at all.
 *
 * @param pooled Fleiss' formula, that of R's power.prop.test: the pooled variance under the null hypothesis
 * @param unpooled the alternative's variance for both
 * @param arcsine on the variance-stabilised scale (Cohen's h)
 * @param baselineVariance 2·p(1-p) under the null hypothesis, as in Evan Miller's calculator
 * @param ruleOfThumb 16·p(1-p)/δ²
 * @param effectSize Cohen's h
 */
public record ProportionSampleSize(
        double treatmentRate,
        double pooled,
        double unpooled,
        double arcsine,
        double baselineVariance,
        double ruleOfThumb,
        double effectSize) {

    public static ProportionSampleSize of(double baseline, double treatmentRate, Design design) {
        double delta = treatmentRate - baseline;
        if (!(baseline > 0 && baseline < 1 && treatmentRate > 0 && treatmentRate < 1) || delta == 0) {
            throw new IllegalArgumentException("two different rates between 0 and 1");
        }
        double k = design.ratio();
        double controlVariance = baseline * (1 - baseline);
        double alternative = controlVariance + treatmentRate * (1 - treatmentRate) / k;
        double mean = (baseline + k * treatmentRate) / (1 + k);
        double h = 2 * StrictMath.asin(Math.sqrt(treatmentRate)) - 2 * StrictMath.asin(Math.sqrt(baseline));
        return new ProportionSampleSize(
                treatmentRate,
                size(design, (1 + 1 / k) * mean * (1 - mean), alternative, delta),
                size(design, alternative, alternative, delta),
                design.z() * design.z() * (1 + 1 / k) / (h * h),
                size(design, 2 * controlVariance, alternative, delta),
                16 * controlVariance / (delta * delta),
                h);
    }

    private static double size(Design design, double nullVariance, double alternativeVariance, double delta) {
        double reach = design.zAlpha() * Math.sqrt(nullVariance) + design.zPower() * Math.sqrt(alternativeVariance);
        return reach * reach / (delta * delta);
    }
}
