package dev.assay.model.flag;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.assay.rules.Allocation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The buckets of every split of a flag, by its rule's id. Events carry them: what a change of percentages moves is decided
 * once, when it is made, and never moves anyone who need not move.
 */
public record Splits(@JsonValue Map<String, Allocation> byRule) {
    public static final Splits NONE = new Splits(Map.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Splits {
        byRule = Map.copyOf(byRule);
    }

    public Optional<Allocation> of(String rule) {
        return Optional.ofNullable(byRule.get(rule));
    }

    /** Those of the next definition, in which everyone stays who can. */
    Splits of(FlagDefinition next) {
        var splits = new LinkedHashMap<String, Allocation>();
        for (var rule : next.steps()) {
            if (!rule.serve().split().isEmpty()) {
                var weights = rule.serve().weights(next.variations());
                splits.put(
                        rule.id(),
                        of(rule.id())
                                .filter(present -> present.weights().keySet().equals(weights.keySet()))
                                .map(present -> present.movingAsFewAsPossible(weights))
                                .orElseGet(() -> Allocation.of(weights)));
            }
        }
        return new Splits(splits);
    }
}
