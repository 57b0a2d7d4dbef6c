package dev.assay.calibration;

import dev.assay.statistics.trust.Calibration;
import dev.assay.statistics.trust.SampleRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/** What came of all experiments, promise by promise. */
record Report(int experiments, int users, long seed, double confidence, List<Line> lines) {
    private static final double ALPHA = 0.05;

    /** p-values of a few thousand experiments that are this far from uniform are no chance. */
    private static final double NOT_UNIFORM = 0.001;

    /** What looking every day without paying for it does: from here on it has been seen to do harm. */
    private static final double HARM = 0.10;

    private static final double CUPED_TOLERANCE = 0.02;

    /**
     * One promise.
     *
     * @param low of the band
     * @param holds whether the figure lies in it
     */
    record Line(String method, String figure, double value, double low, double high, boolean holds) {}

    static Report of(
            Options options, List<Reading> readings, double expectedReduction, int mismatchesFound, int mismatches) {
        var report = new Report(
                options.experiments(), options.users(), options.seed(), options.confidence(), new ArrayList<>());
        report.fixed("two proportions, z", readings, Reading::rate);
        report.fixed("means, Welch's t", readings, Reading::mean);
        report.uniform("means, Welch's t", readings, Reading::mean);
        report.fixed("means with covariate", readings, Reading::covariate);
        report.uniform("means with covariate", readings, Reading::covariate);
        report.saving(readings, expectedReduction);
        report.fixed("ratio, delta method", readings, Reading::ratio);
        report.uniform("ratio, delta method", readings, Reading::ratio);
        report.covers("lift of a tenth, delta method", readings, Reading::liftCovered);
        report.covers("lift of a tenth, Fieller", readings, Reading::fiellerCovered);
        report.atMost(
                "sample ratio",
                "false alarms",
                readings,
                SampleRatio.ALARM,
                each -> each.sampleRatioP() < SampleRatio.ALARM);
        report.lines.add(new Line(
                "sample ratio",
                "50.5 : 49.5 found",
                (double) mismatchesFound / mismatches,
                1,
                1,
                mismatchesFound == mismatches));
        report.atMost(
                "always valid, a look a day",
                "ever significant",
                readings,
                ALPHA,
                each -> each.peeking().alwaysValid());
        report.atMost(
                "confidence sequence, a look a day",
                "ever significant",
                readings,
                ALPHA,
                each -> each.peeking().sequence());
        report.atMost(
                "O'Brien-Fleming, a look a day",
                "ever significant",
                readings,
                ALPHA,
                each -> each.peeking().obrienFleming());
        report.peeking(readings);
        return report;
    }

    boolean holds() {
        return lines.stream().allMatch(Line::holds);
    }

    private void fixed(String method, List<Reading> readings, Function<Reading, Reading.Said> said) {
        within(
                method,
                "false positives",
                share(readings, each -> said.apply(each).p() < ALPHA),
                ALPHA);
        within(method, "coverage", share(readings, each -> said.apply(each).covered()), 1 - ALPHA);
    }

    private void covers(String method, List<Reading> readings, Predicate<Reading> covered) {
        within(method, "coverage", share(readings, covered), 1 - ALPHA);
    }

    private void within(String method, String figure, double share, double promised) {
        var band = Calibration.rejections(experiments, promised, confidence);
        double low = band.low() / experiments;
        double high = band.high() / experiments;
        lines.add(new Line(method, figure, share, low, high, share >= low && share <= high));
    }

    private void atMost(
            String method, String figure, List<Reading> readings, double promised, Predicate<Reading> happened) {
        double high = Calibration.rejections(experiments, promised, confidence).high() / experiments;
        double share = share(readings, happened);
        lines.add(new Line(method, figure, share, 0, high, share <= high));
    }

    private void uniform(String method, List<Reading> readings, Function<Reading, Reading.Said> said) {
        double p = Calibration.uniformity(
                        readings.stream().map(each -> said.apply(each).p()).toList())
                .p();
        lines.add(new Line(method, "uniformity of p", p, NOT_UNIFORM, 1, p >= NOT_UNIFORM));
    }

    /** By the standard errors: √(1 - reduction) beside √(1 - ρ²) of users drawn apart from the fold. */
    private void saving(List<Reading> readings, double expected) {
        double found = readings.stream()
                .mapToDouble(each -> Math.sqrt(1 - each.reduction()))
                .average()
                .orElseThrow();
        double promised = Math.sqrt(1 - expected);
        double low = promised * (1 - CUPED_TOLERANCE);
        double high = promised * (1 + CUPED_TOLERANCE);
        lines.add(new Line(
                "means with covariate", "standard error left", found, low, high, found >= low && found <= high));
    }

    private void peeking(List<Reading> readings) {
        double share = share(readings, each -> each.peeking().naive());
        lines.add(
                new Line("z, a look a day unpaid for", "ever significant (a warning)", share, HARM, 1, share >= HARM));
    }

    private static double share(List<Reading> readings, Predicate<Reading> happened) {
        return (double) readings.stream().filter(happened).count() / readings.size();
    }

    String text() {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%,d experiments without an effect, %,d users each, seed %d; bands hold %.4g %%%n%n",
                experiments,
                users,
                seed,
                confidence * 100));
        text.append(String.format(Locale.ROOT, "%-34s %-29s %8s   %-17s%n", "method", "figure", "found", "promised"));
        for (var line : lines) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-34s %-29s %8.4f   %.4f to %.4f  %s%n",
                    line.method(),
                    line.figure(),
                    line.value(),
                    line.low(),
                    line.high(),
                    line.holds() ? "ok" : "OUTSIDE"));
        }
        return text.append(
                        holds()
                                ? "%nEvery promise is kept.%n".formatted()
                                : "%nNot every promise is kept.%n".formatted())
                .toString();
    }
}
