package dev.assay.analytics.planning;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.statistics.planning.MeanSampleSize;
import dev.assay.statistics.planning.ProportionSampleSize;
import dev.assay.statistics.planning.RunTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many users a plan needs.
 *
 * @param perVariant the figure to use: the pooled one for rates, since the test pools
 * @param ruleOfThumb 16·variance/difference², before rounding up
 * @param pooled only for rates
 * @param unpooled only for rates
 * @param days at the daily users given
 * @param daysInFullWeeks the same rounded up, so that every weekday counts alike
 */
record SampleSizeAnswer(
        long perVariant,
        long total,
        long ruleOfThumb,
        OptionalLong pooled,
        OptionalLong unpooled,
        OptionalLong days,
        OptionalLong daysInFullWeeks) {

    static SampleSizeAnswer to(SampleSizeRequest request) {
        return switch (request.baseline()) {
            case SampleSizeRequest.Rate(double rate) -> {
                var size = ProportionSampleSize.of(rate, rate * (1 + request.effect()), request.design());
                long pooled = (long) Math.ceil(size.pooled());
                yield answer(request, pooled, size.ruleOfThumb(), OptionalLong.of(pooled), OptionalLong.of((long)
                        Math.ceil(size.unpooled())));
            }
            case SampleSizeRequest.Mean(double mean, double deviation) -> {
                double difference = Math.abs(mean) * Math.abs(request.effect());
                double size = MeanSampleSize.of(deviation, deviation, difference, request.design());
                yield answer(
                        request,
                        (long) Math.ceil(size),
                        16 * deviation * deviation / (difference * difference),
                        OptionalLong.empty(),
                        OptionalLong.empty());
            }
        };
    }

    /** More users than there are people, which no experiment has. */
    private static final double TOO_MANY = 1e11;

    private static SampleSizeAnswer answer(
            SampleSizeRequest request, long perVariant, double thumb, OptionalLong pooled, OptionalLong unpooled) {
        if (perVariant > TOO_MANY) {
            throw new Rejected(new Rejection.Invalid(
                    "/minimum_detectable_effect", "is so small that it takes more users than there are people"));
        }
        Optional<RunTime> time = request.dailyUsers().isPresent()
                ? Optional.of(RunTime.of(
                        perVariant, request.variants(), request.dailyUsers().getAsDouble(), 1))
                : Optional.empty();
        return new SampleSizeAnswer(
                perVariant,
                perVariant * request.variants(),
                Math.round(thumb),
                pooled,
                unpooled,
                time.map(t -> OptionalLong.of(t.days())).orElseGet(OptionalLong::empty),
                time.map(t -> OptionalLong.of(t.wholeWeeks())).orElseGet(OptionalLong::empty));
    }
}
