package dev.assay.analytics.results;

import dev.assay.model.experiment.Analysis;
import dev.assay.statistics.covariate.PostStratification;
import dev.assay.statistics.covariate.PostStratification.Stratum;
import dev.assay.statistics.covariate.Strata;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the metrics of one experiment are judged, and what judging needs beside their own numbers.
 *
 * @param byDay users in all variants until the end of each day of first exposure
 * @param strata by the allocation where traffic was divided anew, else by the dimension results are stratified by; empty for none
 */
record Judging(Analysis analysis, List<Long> byDay, Optional<Stratified> strata, Question question) {

    /**
     * Tallies of one moment.
     *
     * @param method what comparing by them is called
     * @param all of all users, those whose value is not known too
     * @param values of the users with each value
     */
    record Stratified(String method, Tally all, List<Tally> values) {}

    double alpha() {
        return BigDecimal.ONE
                .subtract(BigDecimal.valueOf(analysis.confidence()))
                .doubleValue();
    }

    /** For the users of some days. Only strata that are there against a bias stay: others are for the whole. */
    Judging on(Optional<LocalDate> from, LocalDate to) {
        return new Judging(
                analysis,
                byDay,
                strata.filter(each -> each.method().equals(Comparison.PERIODS)),
                question.on(from, Optional.of(to)));
    }

    /** Without strata: for slices. */
    Judging plain() {
        return new Judging(analysis, byDay, Optional.empty(), question);
    }

    Looking.Progress progress(Measured metric, ArmTally control) {
        return new Looking.Progress(Plan.users(metric, control, analysis, alpha()), byDay);
    }

    Comparison compare(Measured metric, ArmTally control, ArmTally treatment) {
        double alpha = alpha();
        Comparison plain = Comparison.of(metric, control, treatment, analysis, alpha);
        // Strata have no histograms to cut values off by.
        boolean applies = Plan.isPerUser(metric) && metric.capQuantile().isEmpty();
        return strata.filter(each -> applies)
                .flatMap(each -> stratified(each, metric, control, treatment, alpha)
                        .test()
                        .map(test -> plain.stratified(each.method(), test)))
                .orElse(plain);
    }

    private PostStratification stratified(
            Stratified tallies, Measured metric, ArmTally control, ArmTally treatment, double alpha) {
        List<Stratum> all = new ArrayList<>();
        var restControl = of(tallies.all(), metric, control).values();
        var restTreatment = of(tallies.all(), metric, treatment).values();
        for (Tally stratum : tallies.values()) {
            var c = of(stratum, metric, control);
            var t = of(stratum, metric, treatment);
            all.add(new Stratum(c.values(), t.values()));
            restControl = restControl.minus(c.values());
            restTreatment = restTreatment.minus(t.values());
        }
        if (restControl.n() + restTreatment.n() > 0) {
            // Those whose value is not known are a stratum too.
            all.add(new Stratum(restControl, restTreatment));
        }
        return PostStratification.compare(Strata.collapsed(all), alpha);
    }

    private ArmTally of(Tally stratum, Measured metric, ArmTally arm) {
        Optional<ArmTally> found = stratum.arms(metric, question::covers).stream()
                .filter(each -> each.arm().id().equals(arm.arm().id()))
                .findFirst();
        return found.orElseThrow();
    }
}
