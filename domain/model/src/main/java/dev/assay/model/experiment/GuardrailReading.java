package dev.assay.model.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.model.metric.MetricId;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * What a phase's guardrail said of one variant beside the control at one moment.
 *
 * @param metricVersion under which it was counted; 0 while it is not measured
 * @param users of the control and of the variant
 * @param baseline the control's value
 * @param effect of the variant relative to the baseline, as a fraction, positive for a larger value
 * @param low the lower end of the effect's confidence sequence: it stays right however often one looks
 * @param high the upper end
 * @param generation of the metric view
 * @param position where in the behaviour log the numbers were true
 */
public record GuardrailReading(
        MetricId metric,
        int metricVersion,
        VariantId variantId,
        Outcome outcome,
        double margin,
        long minimumUsers,
        long controlUsers,
        long users,
        OptionalDouble baseline,
        OptionalDouble effect,
        OptionalDouble low,
        OptionalDouble high,
        int generation,
        long position,
        Instant asOf) {

    /** What is known. */
    public enum Outcome {
        /** Surely not worse than the margin allows. */
        @JsonProperty("safe")
        SAFE,
        /** Enough users to be judged, and neither safe nor breached. */
        @JsonProperty("undecided")
        UNDECIDED,
        /** Fewer users than the guardrail asks for. */
        @JsonProperty("too_few")
        TOO_FEW,
        /** Surely worse than the margin allows. */
        @JsonProperty("breached")
        BREACHED
    }
}
