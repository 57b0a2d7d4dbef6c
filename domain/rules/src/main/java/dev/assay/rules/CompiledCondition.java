package dev.assay.rules;

import java.util.List;

/**
 * A condition made ready to be tested often: patterns, versions, instants and ranges are parsed once. Testing never
 * throws: a missing attribute or one of another type makes a comparison false.
 */
@FunctionalInterface
public interface CompiledCondition {
    boolean test(Attributes attributes);

    /** Compiles a condition in which {@link ConditionCheck} finds no problem. */
    static CompiledCondition of(Condition condition) {
        return switch (condition) {
            case Condition.All(var parts) -> all(parts);
            case Condition.Any(var parts) -> any(parts);
            case Condition.Not(var part) -> {
                var compiled = of(part);
                yield attributes -> !compiled.test(attributes);
            }
            case Condition.Comparison comparison -> Comparisons.compile(comparison);
        };
    }

    /** Holds when every condition holds, so also when there is none. */
    static CompiledCondition all(List<Condition> conditions) {
        var parts = compiled(conditions);
        if (parts.length == 1) {
            return parts[0];
        }
        return attributes -> {
            for (var part : parts) {
                if (!part.test(attributes)) {
                    return false;
                }
            }
            return true;
        };
    }

    /** Holds when at least one condition holds. */
    static CompiledCondition any(List<Condition> conditions) {
        var parts = compiled(conditions);
        if (parts.length == 1) {
            return parts[0];
        }
        return attributes -> {
            for (var part : parts) {
                if (part.test(attributes)) {
                    return true;
                }
            }
            return false;
        };
    }

    private static CompiledCondition[] compiled(List<Condition> conditions) {
        return conditions.stream().map(part -> of(part)).toArray(CompiledCondition[]::new);
    }
}
