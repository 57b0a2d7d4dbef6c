package dev.assay.statistics.planning;

/** Users the control arm needs to find a change of a mean: (zα + zβ)²·(σc² + σt²/k)/effect². */
public final class MeanSampleSize {
    private MeanSampleSize() {}

    /** A real number, to be rounded up. */
    public static double of(double controlDeviation, double treatmentDeviation, double effect, Design design) {
        if (effect == 0 || !(controlDeviation >= 0 && treatmentDeviation >= 0)) {
            throw new IllegalArgumentException("an effect other than 0 and standard deviations that are not negative");
        }
        double variance =
                controlDeviation * controlDeviation + treatmentDeviation * treatmentDeviation / design.ratio();
        return design.z() * design.z() * variance / (effect * effect);
    }

    /** The same with a covariate that explains a share of the variance. */
    public static double reduced(double size, double varianceReduction) {
        return size * (1 - varianceReduction);
    }
}
