package dev.assay.analytics.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.VariantId;
import dev.assay.model.metric.Direction;
import dev.assay.model.metric.MetricId;
import dev.assay.model.metric.MetricKind;
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
        List<Day> daily) {

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
            String status) {}

    public record Omnibus(
            String method, OptionalDouble statistic, Optional<Integer> df, OptionalDouble pValue, String status) {}

    /**
     * Whether users arrived in the allocated shares.
     *
     * @param status {@code OK}, {@code WARNING}, {@code SRM_FAILED}, {@code NO_TRAFFIC}, {@code NOT_CHECKED}, …
     */
    public record SampleRatio(
            String status, OptionalDouble chiSquare, OptionalDouble pValue, List<SampleCount> counts) {}

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
     */
    public record Recommendation(String verdict, Optional<VariantId> variantId, String text) {}

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
}
