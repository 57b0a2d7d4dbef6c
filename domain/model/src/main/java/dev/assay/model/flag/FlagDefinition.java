package dev.assay.model.flag;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything an admin says about a flag, but for whether it is on and which users are meant one by one.
 *
 * @param offVariation served while the flag is off
 * @param otherwise served where no rule holds
 * @param expiresAt when its author means it to be gone; nothing happens then, but it is listed as stale
 */
public record FlagDefinition(
        String name,
        String description,
        String owner,
        List<String> tags,
        FlagType type,
        List<Variation> variations,
        VariationId offVariation,
        List<Dependency> prerequisites,
        List<Rule> rules,
        @JsonProperty("default") Serve otherwise,
        Optional<Instant> expiresAt) {
    public FlagDefinition {
        tags = List.copyOf(tags);
        variations = List.copyOf(variations);
        prerequisites = List.copyOf(prerequisites);
        rules = List.copyOf(rules);
    }

    public boolean has(VariationId variation) {
        return variations.stream().anyMatch(each -> each.id().equals(variation));
    }

    /** The rules, and as the last one what is served otherwise. */
    public List<Rule> steps() {
        var steps = new ArrayList<>(rules);
        steps.add(new Rule(Rule.DEFAULT, "", List.of(), otherwise));
        return List.copyOf(steps);
    }
}
