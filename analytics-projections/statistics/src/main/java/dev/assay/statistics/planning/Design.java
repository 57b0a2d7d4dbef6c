package dev.assay.statistics.planning;

import dev.assay.statistics.distribution.Normal;

/**
 * The errors a plan accepts.
 *
 * @param alpha two-sided
 * @param power the probability of finding the effect that is planned for
 * @param ratio users in the treatment for each one in the control
 */
public record Design(double alpha, double power, double ratio) {
    public static final Design USUAL = new Design(0.05, 0.8, 1);

    public Design {
        if (!(alpha > 0 && alpha < 1) || !(power > 0 && power < 1) || !(ratio > 0)) {
            throw new IllegalArgumentException("alpha and power lie between 0 and 1, the ratio above 0");
        }
    }

    double zAlpha() {
        return Normal.critical(alpha);
    }

    double zPower() {
        return Normal.upperQuantile(1 - power);
    }

    double z() {
        return zAlpha() + zPower();
    }
}
