package dev.assay.statistics;

/** A range with its limits. */
public record Interval(double low, double high) {
    public static Interval around(double centre, double halfWidth) {
        return new Interval(centre - halfWidth, centre + halfWidth);
    }

    public Interval times(double factor) {
        return factor < 0 ? new Interval(high * factor, low * factor) : new Interval(low * factor, high * factor);
    }
}
