package dev.assay.rules;

import java.util.Locale;

/** How a {@link Condition.Comparison} compares; written in JSON in lower case. */
public enum Operator {
    EQUALS,
    NOT_EQUALS,
    IN,
    NOT_IN,
    GREATER_THAN,
    GREATER_OR_EQUAL,
    LESS_THAN,
    LESS_OR_EQUAL,
    BETWEEN,
    CONTAINS,
    STARTS_WITH,
    ENDS_WITH,
    MATCHES,
    SEMVER_EQUALS,
    SEMVER_GREATER_THAN,
    SEMVER_GREATER_OR_EQUAL,
    SEMVER_LESS_THAN,
    SEMVER_LESS_OR_EQUAL,
    BEFORE,
    AFTER,
    IN_CIDR,
    EXISTS,
    NOT_EXISTS,
    IN_SEGMENT;

    /** The name in the HTTP contract, such as {@code not_equals}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
