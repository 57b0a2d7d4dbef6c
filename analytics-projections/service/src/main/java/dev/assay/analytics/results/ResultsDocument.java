package dev.assay.analytics.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.model.experiment.Analysis;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.metric.Direction;
import dev.assay.model.metric.MetricId;
import dev.assay.model.metric.MetricKind;
import dev.assay.statistics.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * An experiment's results as they are answered. What is unknown is {@code null}, never 0 or 1. Rates and their intervals
 * are in percent, lifts are fractions, effects are differences of rates (fractions) or of means (the metric's unit).
 *
 * @param durationDays from the start to the stop, or to {@code asOf}; days of 24 hours
 * @param sampleSize exposed users in all variants, without those who saw two
 * @param position where in the behaviour log the numbers are true
 * @param generation of the metric view
 * @param omnibus whether the variants differ at all; only for conversion metrics
 * @param metrics the experiment's other metrics
 * @param daily by day of first exposure
 * @param analysis as these numbers were judged
 * @param series cumulated over the days of first exposure
 * @param trend of the effect from day to day
 * @param funnel only for a funnel
 * @param distribution only for means and quantiles, over the whole run
 * @param slices only when a dimension was asked for
 * @param factorial only where the variants combine factors
 * @param interactions with the experiments that the same users saw, under the metric that judges
 */
public record ResultsDocument(
        ExperimentId experimentId,
        String name,
        String status,
        double durationDays,
        long sampleSize,
        Instant asOf,
        long position,
        int generation,
        Metric metric,
        List<Variant> variants,
        Optional<Omnibus> omnibus,
        String method,
        double confidence,
        List<String> assumptions,
        SampleRatio srm,
        Crossovers crossovers,
        Power power,
        List<Warning> warnings,
        Recommendation recommendation,
        List<Further> metrics,
        List<Day> daily,
        Analysis analysis,
        List<Cumulated> series,
        List<Drift> trend,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Step> funnel,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Distribution> distribution,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Slices> slices,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Factorial> factorial,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Interaction> interactions) {

    /**
     * A metric as it was counted.
     *
     * @param id {@code null} for the experiment's own conversions
     */
    public record Metric(Optional<MetricId> id, String name, MetricKind kind, int version, Direction direction) {}

    /**
     * One variant under one metric; the fields from {@code lift} on compare it with the control.
     *
     * @param confidenceInterval of the rate, in percent, by Wald
     * @param meanInterval of the mean, by Student's t
     * @param lift signed text such as {@code +15.0%}
     * @param adjustedPValue corrected for the number of comparisons; decides {@code significant}
     * @param statisticalSignificance 1 - p
     * @param guardrail {@code SAFE}, {@code HARM} or {@code INCONCLUSIVE}; only under a guardrail metric
     */
    public record Variant(
            VariantId variantId,
            String name,
            boolean control,
            long exposures,
            long conversions,
            OptionalDouble conversionRate,
            Optional<List<Double>> confidenceInterval,
            Optional<List<Double>> wilsonInterval,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalDouble mean,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<Double>> meanInterval,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalDouble sum,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalDouble variance,
            Optional<String> lift,
            OptionalDouble liftValue,
            Optional<List<Double>> liftInterval,
            OptionalDouble effect,
            Optional<List<Double>> effectInterval,
            Optional<List<Double>> effectIntervalWald,
            Optional<String> method,
            OptionalDouble statistic,
            OptionalDouble pValue,
            @JsonProperty("ln_p_value") OptionalDouble lnPValue,
            @JsonProperty("adjusted_p_value") OptionalDouble adjustedPValue,
            OptionalDouble statisticalSignificance,
            boolean significant,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> guardrail,
            String status,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalDouble denominator,
            Optional<List<Double>> adjustedInterval,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Covariate> covariate,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Fieller> fieller,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Sequential> sequential,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Bayesian> bayesian,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Impact> impact,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long capped) {}

    /**
     * What a covariate, or strata, saved.
     *
     * @param theta the slope of the metric on its past; 0 for strata
     * @param varianceReduction as a fraction
     */
    public record Covariate(
            double theta, double varianceReduction, double unadjustedEffect, List<Double> unadjustedInterval) {}

    /**
     * Fieller's confidence set of the lift.
     *
     * @param kind {@code BOUNDED}, {@code EXCLUSIVE} (everything outside the limits) or {@code UNBOUNDED}
     */
    public record Fieller(String kind, OptionalDouble low, OptionalDouble high) {}

    /**
     * What a look before the end says.
     *
     * @param pValue right at any look; {@code null} for planned looks
     * @param boundary the statistic must reach at this look
     * @param information the share of the planned users
     * @param spentAlpha until this look
     * @param conditionalPowerPlanned if the effect is the one planned for
     * @param conditionalPowerTrend if it stays as it is
     */
    public record Sequential(
            Analysis.Sequential method,
            OptionalDouble pValue,
            Optional<List<Double>> interval,
            OptionalDouble statistic,
            OptionalDouble boundary,
            double information,
            int look,
            OptionalDouble spentAlpha,
            boolean crossed,
            OptionalDouble conditionalPowerPlanned,
            OptionalDouble conditionalPowerTrend) {}

    /**
     * What is believed after the data.
     *
     * @param chanceToBeatControl in the direction that is better
     * @param expectedLoss of shipping, relative to the control
     * @param expectedLossOfControl of keeping the control
     * @param credibleInterval of the lift
     */
    public record Bayesian(
            OptionalDouble chanceToBeatControl,
            OptionalDouble expectedLoss,
            OptionalDouble expectedLossOfControl,
            Optional<List<Double>> credibleInterval,
            Optional<Posterior> posterior) {}

    /**
     * A posterior to draw.
     *
     * @param kind {@code normal}, of the lift, or {@code beta}, of the rate
     */
    public record Posterior(
            String kind, OptionalDouble mean, OptionalDouble sd, OptionalDouble alpha, OptionalDouble beta) {
        static Posterior normal(double mean, double sd) {
            return new Posterior(
                    "normal",
                    OptionalDouble.of(mean),
                    OptionalDouble.of(sd),
                    OptionalDouble.empty(),
                    OptionalDouble.empty());
        }

        static Posterior beta(double alpha, double beta) {
            return new Posterior(
                    "beta",
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    OptionalDouble.of(alpha),
                    OptionalDouble.of(beta));
        }
    }

    /**
     * What the effect comes to if everybody who enters gets the treatment.
     *
     * @param dailyUsers who entered the experiment
     * @param yearly in the metric's unit
     */
    public record Impact(double dailyUsers, double yearly, List<Double> yearlyInterval) {}

    /** All users first exposed until the end of a day. */
    public record Cumulated(LocalDate day, List<CumulatedVariant> variants) {}

    /** @param sequence a confidence sequence of the effect: holds it on all days together */
    public record CumulatedVariant(
            VariantId variantId,
            long users,
            OptionalDouble effect,
            Optional<List<Double>> interval,
            Optional<List<Double>> sequence,
            OptionalDouble lift) {}

    /**
     * Whether a treatment's effect moves.
     *
     * @param slope of the effect by day
     * @param changed whether it does, and the last third differs from the first
     */
    public record Drift(VariantId variantId, double slope, double pValue, boolean changed) {}

    public record Step(int step, String eventName, List<StepOfVariant> variants) {}

    /** @param rate of the exposed users, in percent */
    public record StepOfVariant(VariantId variantId, long users, OptionalDouble rate) {}

    /** @param topShare the share of the total that the top 1 % of users bring */
    public record Distribution(VariantId variantId, List<Quantile> quantiles, OptionalDouble topShare) {}

    public record Quantile(double q, double value) {}

    /** Results by the value of a dimension, for exploring. */
    public record Slices(String dimension, List<Slice> values, List<Homogeneity> heterogeneity) {}

    /** @param srmPValue whether the users of the slice arrived in the allocated shares */
    public record Slice(
            String value,
            long users,
            @JsonProperty("srm_p_value") OptionalDouble srmPValue,
            List<Variant> variants) {}

    /**
     * Whether a treatment's lift is the same in all slices.
     *
     * @param q Cochran's
     * @param iSquared the share of the spread that chance does not explain
     */
    public record Homogeneity(
            VariantId variantId,
            double q,
            int df,
            OptionalDouble pValue,
            @JsonProperty("i_squared") double iSquared) {}

    /**
     * A full factorial by its factors.
     *
     * @param effects main effects first, then those of two factors together
     * @param omnibusPValue whether the variants differ at all
     */
    public record Factorial(
            String status,
            List<FactorEffect> effects,
            @JsonProperty("omnibus_p_value") OptionalDouble omnibusPValue) {}

    /**
     * What a factor does over all levels of the others, or how much one's effect changes with another.
     *
     * @param factors one, or the two that interact
     * @param adjustedPValue by Holm over the effects of the same order
     */
    public record FactorEffect(
            List<String> factors,
            double effect,
            List<Double> interval,
            double pValue,
            @JsonProperty("adjusted_p_value") double adjustedPValue) {}

    /**
     * Whether a treatment's effect depends on a variant of another experiment.
     *
     * @param users of the four cells: both controls, this control with the other treatment, this treatment with the other control,
     *     both treatments
     * @param effectWithOtherControl of this treatment among users who saw the other control
     * @param difference by how much the effect is another one with the other treatment
     * @param adjustedPValue by Benjamini and Hochberg over all that are listed
     * @param independencePValue whether the two experiments assign independently of each other
     */
    public record Interaction(
            ExperimentId experimentId,
            String name,
            VariantId variantId,
            VariantId otherVariantId,
            List<Long> users,
            OptionalDouble effectWithOtherControl,
            OptionalDouble effectWithOtherTreatment,
            OptionalDouble difference,
            Optional<List<Double>> differenceInterval,
            OptionalDouble pValue,
            @JsonProperty("adjusted_p_value") OptionalDouble adjustedPValue,
            @JsonProperty("independence_p_value") OptionalDouble independencePValue,
            String status) {
        Interaction adjusted(double p) {
            return new Interaction(
                    experimentId,
                    name,
                    variantId,
                    otherVariantId,
                    users,
                    effectWithOtherControl,
                    effectWithOtherTreatment,
                    difference,
                    differenceInterval,
                    pValue,
                    pValue.isPresent() ? OptionalDouble.of(p) : pValue,
                    independencePValue,
                    status);
        }
    }

    public record Omnibus(
            String method, OptionalDouble statistic, Optional<Integer> df, OptionalDouble pValue, String status) {}

    /**
     * Whether users arrived in the allocated shares.
     *
     * @param status {@code OK}, {@code WARNING}, {@code SRM_FAILED}, {@code NO_TRAFFIC}, …
     * @param sequentialPValue right however often one looks
     */
    public record SampleRatio(
            String status,
            OptionalDouble chiSquare,
            OptionalDouble pValue,
            List<SampleCount> counts,
            @JsonProperty("sequential_p_value") OptionalDouble sequentialPValue,
            List<SampleRatioOfDay> days) {}

    public record SampleRatioOfDay(LocalDate day, String status, OptionalDouble pValue, List<SampleCount> counts) {}

    public record SampleCount(VariantId variantId, long observed, OptionalDouble expected) {}

    /**
     * Users who saw two variants.
     *
     * @param share of all exposed users, as a fraction
     */
    public record Crossovers(long users, double share) {}

    /**
     * What the sample can show.
     *
     * @param minimumDetectableEffect the relative effect the users at hand would show with 80 % power
     * @param smallestInterestingEffect the relative effect the sample is planned for
     * @param sampleSizeNeeded users in all variants together to show it with 80 % power
     * @param daysLeft until then at the present rate, and at least until a full week
     */
    public record Power(
            OptionalDouble minimumDetectableEffect,
            double smallestInterestingEffect,
            OptionalLong sampleSizeNeeded,
            OptionalLong daysLeft) {}

    public record Warning(String code, String message) {}

    /**
     * What to do, in a word and in words.
     *
     * @param verdict of {@link Verdict}, in lower case
     * @param reasons what it rests on
     * @param risks what speaks against it
     */
    public record Recommendation(
            String verdict, Optional<VariantId> variantId, String text, List<String> reasons, List<String> risks) {}

    /**
     * Another metric of the experiment.
     *
     * @param role {@code target}, {@code secondary} or {@code guardrail}
     */
    public record Further(
            Metric metric,
            String role,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) OptionalDouble margin,
            List<Variant> variants,
            String status) {}

    public record Day(LocalDate day, List<DayOfVariant> variants) {}

    public record DayOfVariant(VariantId variantId, long exposures, long conversions, double sum) {}

    static List<Double> pair(Interval interval) {
        return List.of(interval.low(), interval.high());
    }
}
