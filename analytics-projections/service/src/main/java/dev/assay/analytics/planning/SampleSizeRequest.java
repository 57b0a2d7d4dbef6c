package dev.assay.analytics.planning;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.statistics.planning.Design;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/**
 * A plan's figures as they were asked for, all of them checked.
 *
 * @param baseline the rate, or the mean and standard deviation, to be changed
 * @param effect the relative change to be found
 * @param dailyUsers who enter the experiment a day
 */
record SampleSizeRequest(Baseline baseline, double effect, Design design, int variants, OptionalDouble dailyUsers) {
    private static final int MOST_VARIANTS = 20;
    /** Below, the numbers of users stop meaning anything. */
    private static final double SMALLEST = 1e-6;

    sealed interface Baseline {}

    record Rate(double rate) implements Baseline {}

    record Mean(double mean, double deviation) implements Baseline {}

    /** Refuses with every faulty field named. */
    static SampleSizeRequest of(JsonNode body) {
        return new Reading(body).request();
    }

    private static final class Reading {
        private final JsonNode body;
        private final List<Rejection.Fault> faults = new ArrayList<>();

        Reading(JsonNode body) {
            this.body = body;
        }

        SampleSizeRequest request() {
            Baseline baseline = body.has("baseline_rate")
                    ? new Rate(number("baseline_rate", OptionalDouble.empty(), SMALLEST, 1 - SMALLEST))
                    : mean();
            double effect = number("minimum_detectable_effect", OptionalDouble.empty(), -1 + SMALLEST, 1e6);
            if (Math.abs(effect) < SMALLEST) {
                fault("minimum_detectable_effect", "must not be 0: no sample is large enough to find nothing");
            }
            if (faults.isEmpty() && baseline instanceof Rate(double rate) && rate * (1 + effect) > 1 - SMALLEST) {
                fault("minimum_detectable_effect", "would raise the rate to 100 % or more");
            }
            double alpha = number("alpha", OptionalDouble.of(0.05), SMALLEST, 0.5);
            double power = number("power", OptionalDouble.of(0.8), 0.01, 1 - SMALLEST);
            double variants = number("variants", OptionalDouble.of(2), 2, MOST_VARIANTS);
            if (variants != Math.rint(variants)) {
                fault("variants", "must be a whole number");
            }
            OptionalDouble daily = body.hasNonNull("daily_users")
                    ? OptionalDouble.of(number("daily_users", OptionalDouble.empty(), SMALLEST, 1e12))
                    : OptionalDouble.empty();
            if (!faults.isEmpty()) {
                throw new Rejected(new Rejection.Invalid(faults));
            }
            return new SampleSizeRequest(baseline, effect, new Design(alpha, power, 1), (int) variants, daily);
        }

        private Mean mean() {
            if (!body.has("mean") && !body.has("sd")) {
                fault("baseline_rate", "is missing: give it, or 'mean' and 'sd'");
                return new Mean(1, 1);
            }
            double mean = number("mean", OptionalDouble.empty(), -1e12, 1e12);
            if (Math.abs(mean) < SMALLEST) {
                fault("mean", "must not be 0: a relative change of nothing is nothing");
            }
            return new Mean(mean, number("sd", OptionalDouble.empty(), SMALLEST, 1e12));
        }

        private double number(String field, OptionalDouble otherwise, double least, double most) {
            JsonNode value = body.path(field);
            if (value.isNumber()) {
                double number = value.asDouble();
                if (number < least || number > most) {
                    fault(field, "must lie between " + least + " and " + most);
                }
                return number;
            }
            if (value.isMissingNode() || value.isNull()) {
                if (otherwise.isEmpty()) {
                    fault(field, "is missing");
                }
                return otherwise.orElse(1);
            }
            fault(field, "must be a number");
            return 1;
        }

        private void fault(String field, String detail) {
            String pointer = "/" + field;
            if (faults.stream().noneMatch(each -> each.pointer().equals(pointer))) {
                faults.add(new Rejection.Fault(pointer, detail));
            }
        }
    }
}
