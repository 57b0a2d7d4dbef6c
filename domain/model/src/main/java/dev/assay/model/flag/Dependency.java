package dev.assay.model.flag;

import java.util.List;

/** Another flag of the same environment that must be on and serve a user one of these variations. */
public record Dependency(FlagId flag, List<VariationId> variations) {
    public Dependency {
        variations = List.copyOf(variations);
    }
}
