package dev.assay.statistics.distribution;

import java.util.function.DoubleUnaryOperator;

/**
 * Integrates a function known by its logarithm, which has one peak and falls away from it on both sides ever faster or at
 * least exponentially: finds the peak, then where the function is negligible, and takes Gauss-Legendre panels between.
 */
public final class LogConcave {
    /** e^-45 is beyond double precision beside the peak. */
    private static final double NEGLIGIBLE = 45;

    private static final int PANELS = 12;
    private static final GaussLegendre RULE = GaussLegendre.of(24);
    private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);

    private LogConcave() {}

    /**
     * The logarithm of the integral over the range; minus infinity when the function is nowhere above zero.
     *
     * @param start near the peak, inside the range
     * @param scale a guess of the peak's width
     */
    public static double lnIntegral(DoubleUnaryOperator ln, double from, double to, double start, double scale) {
        double peak = peak(ln, from, to, start, scale);
        double top = ln.applyAsDouble(peak);
        if (top == Double.NEGATIVE_INFINITY) {
            return top;
        }
        double low = edge(ln, peak, from, -scale, top - NEGLIGIBLE);
        double high = edge(ln, peak, to, scale, top - NEGLIGIBLE);
        double sum = 0;
        for (int panel = 0; panel < PANELS; panel++) {
            double left = low + (high - low) * panel / PANELS;
            double right = low + (high - low) * (panel + 1) / PANELS;
            sum += RULE.integrate(x -> StrictMath.exp(ln.applyAsDouble(x) - top), left, right);
        }
        return top + StrictMath.log(sum);
    }

    /** Doubles its steps uphill until it comes down again, then narrows in by golden section. */
    static double peak(DoubleUnaryOperator ln, double from, double to, double start, double scale) {
        double low = Math.max(from, start - scale);
        double high = Math.min(to, start + scale);
        double step = scale;
        double middle = ln.applyAsDouble(start);
        while (low > from && ln.applyAsDouble(low) >= middle) {
            step *= 2;
            low = Math.max(from, low - step);
        }
        step = scale;
        while (high < to && ln.applyAsDouble(high) >= middle) {
            step *= 2;
            high = Math.min(to, high + step);
        }
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = ln.applyAsDouble(left);
        double atRight = ln.applyAsDouble(right);
        while (high - low > 1e-3 * scale && high - low > 1e-12 * Math.abs(low + high)) {
            if (atLeft < atRight) {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = ln.applyAsDouble(right);
            } else {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = ln.applyAsDouble(left);
            }
        }
        return 0.5 * (low + high);
    }

    /** Where it has fallen to the level, or the limit before that. */
    static double edge(DoubleUnaryOperator ln, double peak, double limit, double scale, double level) {
        double inside = peak;
        double step = scale;
        double outside = within(peak + step, limit, scale);
        while (outside != limit && ln.applyAsDouble(outside) > level) {
            inside = outside;
            step *= 2;
            outside = within(outside + step, limit, scale);
        }
        if (ln.applyAsDouble(outside) > level) {
            return outside;
        }
        for (int i = 0; i < 30; i++) {
            double middle = 0.5 * (inside + outside);
            if (ln.applyAsDouble(middle) > level) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return outside;
    }

    private static double within(double x, double limit, double direction) {
        return direction > 0 ? Math.min(x, limit) : Math.max(x, limit);
    }
}
