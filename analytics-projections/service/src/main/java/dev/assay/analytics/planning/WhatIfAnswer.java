package dev.assay.analytics.planning;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.statistics.planning.Design;
import dev.assay.statistics.planning.DetectableEffect;
import dev.assay.statistics.planning.MetricBaseline;
import dev.assay.statistics.planning.Power;
import dev.assay.statistics.sequential.PlannedLooks;
import dev.assay.statistics.sequential.Spending;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * What an experiment could find if it ran for so many weeks: at the end, and with a look every week.
 *
 * @param varianceReduction the share of the variance that what users did before explains
 */
record WhatIfAnswer(double minimumDetectableEffect, double varianceReduction, List<Week> weeks) {
    private static final int MOST_WEEKS = 26;

    /**
     * A run of so many weeks.
     *
     * @param power of finding the effect asked for
     * @param detectableEffect the relative effect found with the power asked for
     * @param detectableEffectWithLooks the same with a look every week, paid for as O'Brien and Fleming do
     */
    record Week(
            int weeks,
            long usersPerVariant,
            double power,
            OptionalDouble detectableEffect,
            OptionalDouble detectableEffectWithLooks) {}

    static WhatIfAnswer to(SampleSizeRequest request, JsonNode body) {
        if (request.dailyUsers().isEmpty()) {
            throw new Rejected(new Rejection.Invalid("/daily_users", "is missing: without traffic no time passes"));
        }
        double saved = fraction(body, "variance_reduction", 0.99);
        double coverage = body.hasNonNull("coverage") ? fraction(body, "coverage", 1) : 1;
        double weekly = 7 * request.dailyUsers().getAsDouble() * coverage / request.variants();
        return new WhatIfAnswer(
                request.effect(),
                saved,
                IntStream.rangeClosed(1, MOST_WEEKS)
                        .mapToObj(weeks -> week(request, weeks, (long) Math.floor(weekly * weeks), saved))
                        .filter(week -> week.usersPerVariant() >= 2)
                        .toList());
    }

    private static double fraction(JsonNode body, String field, double most) {
        JsonNode value = body.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        if (!value.isNumber() || !(value.asDouble() >= 0 && value.asDouble() <= most)) {
            throw new Rejected(new Rejection.Invalid("/" + field, "must be a fraction from 0 to " + most));
        }
        return value.asDouble();
    }

    private static Week week(SampleSizeRequest request, int weeks, long users, double saved) {
        double alpha = request.design().alpha() / (request.variants() - 1);
        var design = new Design(alpha, request.design().power(), 1);
        var baseline = baseline(request).reducedBy(saved);
        double level = baseline.level();
        OptionalDouble detectable =
                users < 2 ? OptionalDouble.empty() : DetectableEffect.of(baseline, users, users, design);
        double looks = Math.sqrt(Inflation.of(weeks, alpha, request.design().power()));
        return new Week(
                weeks,
                users,
                users < 2 ? 0 : Power.of(baseline, level * request.effect(), users, users, alpha),
                scaled(detectable, 1 / Math.abs(level)),
                scaled(detectable, looks / Math.abs(level)));
    }

    /** A rate by the variance of its users' values. */
    private static MetricBaseline baseline(SampleSizeRequest request) {
        return switch (request.baseline()) {
            case SampleSizeRequest.Rate(double rate) -> new MetricBaseline(rate, rate * (1 - rate));
            case SampleSizeRequest.Mean(double mean, double deviation) ->
                new MetricBaseline(mean, deviation * deviation);
        };
    }

    private static OptionalDouble scaled(OptionalDouble value, double factor) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
    }

    /** How much more information a design with weekly looks needs; remembered, since each takes a search. */
    private static final class Inflation {
        private record Asked(int looks, double alpha, double power) {}

        private static final ConcurrentMap<Asked, Double> KNOWN = new ConcurrentHashMap<>();

        /** Beyond so many designs they are computed again. */
        private static final int MOST = 10_000;

        static double of(int looks, double alpha, double power) {
            if (KNOWN.size() > MOST) {
                KNOWN.clear();
            }
            return KNOWN.computeIfAbsent(
                    new Asked(looks, alpha, power),
                    asked -> PlannedLooks.inflation(looks, alpha, power, new Spending.ObrienFleming()));
        }
    }
}
