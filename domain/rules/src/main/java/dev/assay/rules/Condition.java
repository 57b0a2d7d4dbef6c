package dev.assay.rules;

import java.util.List;

/** Who is meant: a comparison of one attribute, or a combination of conditions. */
public sealed interface Condition {

    /** Holds when every part holds; an empty list always holds. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** Holds when at least one part holds; an empty list never holds. */
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** Holds when the part does not. */
    record Not(Condition part) implements Condition {}

    /**
     * Compares the attribute named {@code dimension} with the values. A missing attribute makes it false, except for
     * {@link Operator#NOT_EXISTS}.
     *
     * @param values strings, numbers ({@code Double} or {@code Long}) or booleans, as the operator asks
     */
    record Comparison(String dimension, Operator operator, List<Object> values) implements Condition {
        public Comparison {
            values = List.copyOf(values);
        }
    }
}
