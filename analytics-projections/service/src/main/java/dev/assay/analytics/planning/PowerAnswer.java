package dev.assay.analytics.planning;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.statistics.planning.Design;
import dev.assay.statistics.planning.DetectableEffect;
import dev.assay.statistics.planning.MetricBaseline;
import dev.assay.statistics.planning.Power;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/**
 * A power curve: what samples of several sizes would find.
 *
 * @param minimumDetectableEffect the relative effect the power is of
 */
record PowerAnswer(double minimumDetectableEffect, List<Point> points) {
    private static final int MOST_POINTS = 200;
    private static final long MOST_USERS = 100_000_000_000L;

    /**
     * One size.
     *
     * @param power of finding the effect asked for, at alpha divided by the number of treatments
     * @param detectableEffect the relative effect found with the power asked for; {@code null} when there is none
     */
    record Point(long usersPerVariant, double power, OptionalDouble detectableEffect) {}

    static PowerAnswer to(SampleSizeRequest request, JsonNode body) {
        return new PowerAnswer(
                request.effect(),
                sizes(body.path("users_per_variant"), request)
                        .mapToObj(users -> point(request, users))
                        .toList());
    }

    /** Those asked for; else up to three times what the plan needs. */
    private static LongStream sizes(JsonNode asked, SampleSizeRequest request) {
        if (asked.isMissingNode() || asked.isNull()) {
            long needed = SampleSizeAnswer.to(request).perVariant();
            return LongStream.rangeClosed(1, 12).map(step -> Math.max(2, needed * step / 4));
        }
        if (!asked.isArray() || asked.isEmpty() || asked.size() > MOST_POINTS) {
            throw new Rejected(new Rejection.Invalid(
                    "/users_per_variant", "must be a list of 1 to " + MOST_POINTS + " numbers of users"));
        }
        for (int i = 0; i < asked.size(); i++) {
            JsonNode size = asked.get(i);
            if (!size.isIntegralNumber()
                    || !size.canConvertToLong()
                    || size.asLong() < 2
                    || size.asLong() > MOST_USERS) {
                throw new Rejected(
                        new Rejection.Invalid("/users_per_variant/" + i, "must be a whole number of at least 2 users"));
            }
        }
        return asked.valueStream().mapToLong(JsonNode::asLong);
    }

    private static Point point(SampleSizeRequest request, long users) {
        double alpha = request.design().alpha() / (request.variants() - 1);
        var design = new Design(alpha, request.design().power(), 1);
        return switch (request.baseline()) {
            case SampleSizeRequest.Rate(double rate) ->
                new Point(
                        users,
                        Power.ofRate(rate, rate * request.effect(), users, users, alpha),
                        relative(DetectableEffect.ofRate(rate, users, users, design), rate));
            case SampleSizeRequest.Mean(double mean, double deviation) -> {
                var baseline = new MetricBaseline(mean, deviation * deviation);
                yield new Point(
                        users,
                        Power.of(baseline, mean * request.effect(), users, users, alpha),
                        relative(DetectableEffect.of(baseline, users, users, design), mean));
            }
        };
    }

    private static OptionalDouble relative(OptionalDouble absolute, double level) {
        return absolute.isPresent() ? OptionalDouble.of(absolute.getAsDouble() / Math.abs(level)) : absolute;
    }
}
