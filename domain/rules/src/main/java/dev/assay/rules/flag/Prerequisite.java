package dev.assay.rules.flag;

import java.util.List;

/** Another flag that must be on and serve the unit one of these variations. */
public record Prerequisite(String flag, List<String> variations) {
    public Prerequisite {
        variations = List.copyOf(variations);
    }
}
