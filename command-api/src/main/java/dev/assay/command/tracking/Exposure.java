package dev.assay.command.tracking;

import dev.assay.model.Scope;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.VariantId;
import java.time.Instant;
import java.util.Map;

/**
 * An assignment that was shown: what {@code /assign} answered.
 *
 * @param lifecyclePosition the position of the configuration that answered
 * @param address the client's address, {@code ""} when unknown; dropped once its place is found
 * @param userAgent the client's user agent, {@code ""} when unknown; dropped likewise
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
