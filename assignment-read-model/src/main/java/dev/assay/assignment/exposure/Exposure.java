package dev.assay.assignment.exposure;

import dev.assay.model.Scope;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.VariantId;
import java.time.Instant;
import java.util.Map;

/**
 * A user was given a variant of an experiment in which the user takes part.
 *
 * @param lifecyclePosition the position of the configuration that decided
 * @param address the client's address, {@code ""} when unknown
 * @param userAgent the client's user agent, {@code ""} when unknown
 * @param dimensions what the application said of the user that results are sliced by, such as its platform
 */
public record Exposure(
        Scope scope,
        String userId,
        ExperimentId experiment,
        VariantId variant,
        Instant occurredAt,
        long lifecyclePosition,
        String address,
        String userAgent,
        Map<String, String> dimensions) {
    public Exposure {
        dimensions = Map.copyOf(dimensions);
    }
}
