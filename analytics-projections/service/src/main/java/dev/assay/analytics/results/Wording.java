package dev.assay.analytics.results;

import dev.assay.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** How numbers are written in sentences: the same everywhere, whatever the machine's language. */
final class Wording {
    private Wording() {}

    /** A signed fraction such as {@code +15.0%}; two decimals below one percent. */
    static String lift(double fraction) {
        if (Double.isInfinite(fraction)) {
            return fraction > 0 ? "+∞%" : "-∞%";
        }
        int decimals = Math.abs(fraction) < 0.01 ? 2 : 1;
        BigDecimal percent = new BigDecimal(fraction).movePointRight(2).setScale(decimals, RoundingMode.HALF_EVEN);
        String sign = percent.signum() > 0 ? "+" : "";
        return (percent.signum() == 0 ? percent.abs() : percent).toPlainString().transform(text -> sign + text + "%");
    }

    static String liftRange(Interval interval) {
        return lift(interval.low()) + " to " + lift(interval.high());
    }

    /** A p-value by its logarithm, with two significant digits. */
    static String p(double lnP) {
        if (lnP < -690) {
            return "p < 1e-299";
        }
        double p = StrictMath.exp(lnP);
        return p >= 1e-4
                ? "p = " + new BigDecimal(p).round(new MathContext(2)).toPlainString()
                : "p = " + String.format(Locale.ROOT, "%.1e", p);
    }

    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A number of things, with the thing in its plural unless there is one. */
    static String count(long count, String thing) {
        return number(count) + " " + thing + (count == 1 ? "" : "s");
    }

    static String days(Run run) {
        return run.days() < 1
                ? "less than a day"
                : String.format(Locale.ROOT, "%.1f days", Math.floor(run.days() * 10) / 10);
    }

    static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.0f %%", fraction * 100);
    }
}
