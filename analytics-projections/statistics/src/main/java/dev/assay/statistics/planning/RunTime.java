package dev.assay.statistics.planning;

/**
 * How long a plan takes.
 *
 * @param days needed for the users alone
 * @param wholeWeeks days rounded up to full weeks, so that every weekday counts alike
 */
public record RunTime(long users, long days, long wholeWeeks) {
    public static RunTime of(long perVariant, int variants, double dailyEligible, double coverage) {
        if (perVariant < 0 || variants < 1 || !(dailyEligible > 0) || !(coverage > 0 && coverage <= 1)) {
            throw new IllegalArgumentException("users a day above 0, a coverage up to 1");
        }
        long users = Math.multiplyExact(perVariant, (long) variants);
        long days = (long) Math.ceil(users / (dailyEligible * coverage));
        return new RunTime(users, days, Math.ceilDiv(days, 7) * 7);
    }

    /**
     * From the start to the day the last user's metric is complete: full weeks, at least one, and then the days a conversion may
     * take after the exposure.
     */
    public long plannedDays(long conversionWindowDays) {
        if (conversionWindowDays < 0) {
            throw new IllegalArgumentException("a conversion window is not negative");
        }
        return Math.max(7, wholeWeeks) + conversionWindowDays;
    }
}
