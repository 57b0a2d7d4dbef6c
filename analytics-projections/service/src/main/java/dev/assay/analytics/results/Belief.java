package dev.assay.analytics.results;

import dev.assay.model.experiment.Analysis;
import dev.assay.statistics.Interval;
import dev.assay.statistics.Status;
import dev.assay.statistics.bayesian.BetaBinomial;
import dev.assay.statistics.bayesian.NormalNormal;
import dev.assay.statistics.comparison.Proportion;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is believed of a treatment after the data, seen in the direction that is better.
 *
 * @param chance of being better than the control
 * @param loss what shipping it costs on average where it is worse, relative to the control
 * @param lossOfControl what keeping the control costs on average where the treatment is better
 * @param credible of the lift
 * @param posterior of the lift
 */
record Belief(double chance, double loss, double lossOfControl, Interval credible, NormalNormal.Posterior posterior) {
    /** With more conversions in both arms the normal approximation is as good, and takes a thousandth of the time. */
    private static final long FEW = 2_000;

    static Optional<Belief> of(
            Measured metric,
            ArmTally control,
            ArmTally treatment,
            Comparison comparison,
            Analysis.Prior prior,
            double alpha) {
        if (comparison.lift().isEmpty() || !(comparison.liftSe().orElse(0) > 0)) {
            return Optional.empty();
        }
        return NormalNormal.of(
                        comparison.lift().getAsDouble(),
                        comparison.liftSe().getAsDouble(),
                        Optional.of(new NormalNormal.Prior(prior.mean(), prior.sd())))
                .posterior()
                .map(posterior -> ofLift(metric, posterior, alpha)
                        .refined(metric, control.conversions(), treatment.conversions(), comparison));
    }

    private static Belief ofLift(Measured metric, NormalNormal.Posterior posterior, double alpha) {
        double win = posterior.chanceToWin();
        double lose = StrictMath.exp(posterior.lnChanceToLose());
        boolean up = metric.higherIsBetter();
        return new Belief(
                up ? win : lose,
                up ? posterior.lossOfTreatment() : posterior.lossOfControl(),
                up ? posterior.lossOfControl() : posterior.lossOfTreatment(),
                posterior.credible(alpha),
                posterior);
    }

    /** Few conversions: the rates' own posteriors, exactly. */
    private Belief refined(Measured metric, Proportion control, Proportion treatment, Comparison comparison) {
        boolean plain =
                comparison.method().equals(Comparison.Z) || comparison.method().equals(Comparison.FISHER);
        if (!metric.isRate()
                || !plain
                || comparison.status() != Status.OK
                || control.converted() > FEW
                || treatment.converted() > FEW) {
            return this;
        }
        var both = BetaBinomial.of(BetaBinomial.Prior.UNIFORM, control, treatment);
        double rate = both.control().mean();
        boolean up = metric.higherIsBetter();
        var answers = both.answers();
        double beats = answers.treatmentBeatsControl();
        return new Belief(
                up ? beats : 1 - beats,
                (up ? answers.lossOfTreatment() : answers.lossOfControl()) / rate,
                (up ? answers.lossOfControl() : answers.lossOfTreatment()) / rate,
                credible,
                posterior);
    }

    ResultsDocument.Bayesian view(Measured metric, ArmTally arm) {
        return new ResultsDocument.Bayesian(
                OptionalDouble.of(chance),
                OptionalDouble.of(loss),
                OptionalDouble.of(lossOfControl),
                Optional.of(ResultsDocument.pair(credible)),
                Optional.of(
                        metric.isRate()
                                ? rate(arm)
                                : ResultsDocument.Posterior.normal(posterior.mean(), posterior.sd())));
    }

    /** Of a rate, which every variant has. */
    static ResultsDocument.Posterior rate(ArmTally arm) {
        var conversions = arm.conversions();
        return ResultsDocument.Posterior.beta(
                1.0 + conversions.converted(), 1.0 + conversions.n() - conversions.converted());
    }
}
