package dev.assay.analytics.results;

import dev.assay.model.experiment.Analysis;
import dev.assay.statistics.Interval;
import dev.assay.statistics.distribution.Normal;
import dev.assay.statistics.sequential.AsymptoticSequence;
import dev.assay.statistics.sequential.ConditionalPower;
import dev.assay.statistics.sequential.GroupSequential;
import dev.assay.statistics.sequential.MixtureTest;
import dev.assay.statistics.sequential.Spending;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a treatment's numbers say when they are looked at before the end. An experiment that says nothing about looks is read by
 * the always-valid test beside its own: that answer stays right however often one looks.
 *
 * @param p valid at any look; empty for planned looks, which cross a boundary or do not
 * @param interval valid likewise
 * @param information the share of the planned users that is there
 * @param planned the power from here on if the effect is the one planned for
 * @param trend if it stays what it is
 */
record Looking(
        Analysis.Sequential method,
        OptionalDouble p,
        Optional<Interval> interval,
        OptionalDouble statistic,
        OptionalDouble boundary,
        double information,
        int look,
        OptionalDouble spent,
        boolean crossed,
        OptionalDouble planned,
        OptionalDouble trend) {

    /**
     * How far the run has come.
     *
     * @param planned users in all variants; empty when nothing can be planned
     * @param byDay users in all variants until the end of each day of first exposure
     */
    record Progress(OptionalLong planned, List<Long> byDay) {
        double information(double users) {
            return planned.isPresent() ? Math.min(1, users / Math.max(1, planned.getAsLong())) : 0;
        }

        long users() {
            return byDay.isEmpty() ? 0 : byDay.getLast();
        }

        /** A look a day; later than this many, a look every several days. */
        private static final int MOST_LOOKS = 60;

        List<Double> fractions() {
            int every = Math.ceilDiv(Math.max(1, byDay.size()), MOST_LOOKS);
            List<Double> fractions = new ArrayList<>();
            for (int day = 0; day < byDay.size(); day++) {
                if ((byDay.size() - 1 - day) % every == 0) {
                    fractions.add(information(byDay.get(day)));
                }
            }
            return fractions;
        }
    }

    static Optional<Looking> at(Comparison comparison, long users, Analysis analysis, Progress progress, double alpha) {
        double se = comparison.se().orElse(0);
        if (comparison.effect().isEmpty() || !(se > 0)) {
            return Optional.empty();
        }
        double effect = comparison.effect().getAsDouble();
        double meant = analysis.minimumDetectableEffect()
                * Math.abs(comparison.baseline().orElse(0));
        return switch (analysis.sequential()) {
            case OBRIEN_FLEMING -> planned(analysis, new Spending.ObrienFleming(), effect, se, meant, progress, alpha);
            case POCOCK -> planned(analysis, new Spending.Pocock(), effect, se, meant, progress, alpha);
            case CONFIDENCE_SEQUENCE -> sequence(analysis, effect, se, users, meant, progress, alpha);
            case NONE, ALWAYS_VALID ->
                meant > 0 ? Optional.of(mixture(effect, se, meant, progress, alpha)) : Optional.empty();
        };
    }

    private static Optional<Looking> planned(
            Analysis analysis,
            Spending spending,
            double effect,
            double se,
            double meant,
            Progress progress,
            double alpha) {
        if (progress.planned().isEmpty() || progress.byDay().isEmpty()) {
            return Optional.empty();
        }
        var looks = new GroupSequential(alpha, true, spending).looks(progress.fractions());
        var last = looks.getLast();
        double z = effect / se;
        boolean waits = Double.isInfinite(last.z());
        return Optional.of(new Looking(
                analysis.sequential(),
                OptionalDouble.empty(),
                waits ? Optional.empty() : Optional.of(last.interval(effect, se)),
                OptionalDouble.of(z),
                waits ? OptionalDouble.empty() : OptionalDouble.of(last.z()),
                last.fraction(),
                looks.size(),
                OptionalDouble.of(last.cumulativeAlpha()),
                last.isCrossedBy(z, true),
                power(z, effect, se, meant, last.fraction(), alpha),
                trend(z, last.fraction(), alpha)));
    }

    private static Optional<Looking> sequence(
            Analysis analysis, double effect, double se, long users, double meant, Progress progress, double alpha) {
        double tuning = progress.planned().orElse(Math.max(1, users));
        double z = effect / se;
        double information = progress.information(progress.users());
        return AsymptoticSequence.at(effect, se, users, alpha, tuning)
                .bounds()
                .map(AsymptoticSequence.Bounds::twoSided)
                .map(bounds -> new Looking(
                        analysis.sequential(),
                        OptionalDouble.of(bounds.p()),
                        Optional.of(bounds.interval()),
                        OptionalDouble.of(z),
                        OptionalDouble.empty(),
                        information,
                        progress.byDay().size(),
                        OptionalDouble.empty(),
                        bounds.p() <= alpha,
                        power(z, effect, se, meant, information, alpha),
                        trend(z, information, alpha)));
    }

    private static Looking mixture(double effect, double se, double meant, Progress progress, double alpha) {
        var test = new MixtureTest(meant * meant, 0, alpha).test(effect, se * se);
        double z = effect / se;
        double information = progress.information(progress.users());
        return new Looking(
                Analysis.Sequential.ALWAYS_VALID,
                OptionalDouble.of(test.p()),
                Optional.of(test.interval()),
                OptionalDouble.of(z),
                OptionalDouble.empty(),
                information,
                progress.byDay().size(),
                OptionalDouble.empty(),
                test.p() <= alpha,
                power(z, effect, se, meant, information, alpha),
                trend(z, information, alpha));
    }

    /** What the planned effect, in the direction seen, is expected to reach at the end: its size over the error then. */
    private static OptionalDouble power(
            double z, double effect, double se, double meant, double information, double alpha) {
        if (!(information > 0) || !(meant > 0)) {
            return OptionalDouble.empty();
        }
        double atEnd = Math.copySign(meant, effect) / (se * Math.sqrt(information));
        return OptionalDouble.of(ConditionalPower.planned(z, information, atEnd, Normal.critical(alpha)));
    }

    private static OptionalDouble trend(double z, double information, double alpha) {
        return information > 0
                ? OptionalDouble.of(ConditionalPower.currentTrend(z, information, Normal.critical(alpha)))
                : OptionalDouble.empty();
    }

    ResultsDocument.Sequential view() {
        return new ResultsDocument.Sequential(
                method,
                p,
                interval.map(ResultsDocument::pair),
                statistic,
                boundary,
                information,
                look,
                spent,
                crossed,
                planned,
                trend);
    }
}
