package dev.assay.model.traffic;

import dev.assay.model.experiment.Percent;
import java.util.List;

/**
 * Who is held out of what.
 *
 * @param share of all users; growing it keeps whom it had
 * @param tags of the experiments it is for; none: of all experiments of the environment
 */
public record HoldoutDefinition(String name, String description, Percent share, List<String> tags) {
    public HoldoutDefinition {
        tags = List.copyOf(tags);
    }

    /** Whether an experiment with these tags has to do without them. */
    public boolean isFor(List<String> experimentTags) {
        return tags.isEmpty() || tags.stream().anyMatch(experimentTags::contains);
    }
}
