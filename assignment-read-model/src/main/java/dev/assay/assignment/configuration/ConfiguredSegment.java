package dev.assay.assignment.configuration;

import dev.assay.model.traffic.SegmentDefinition;
import dev.assay.rules.Attributes;
import dev.assay.rules.CompiledCondition;
import dev.assay.rules.MarkSet;

/** A segment, ready to be asked: a rule that users fulfil, a list of users, or both. */
final class ConfiguredSegment {
    private final long version;
    private final SegmentDefinition definition;
    private final MarkSet users;
    private final CompiledCondition conditions;

    ConfiguredSegment(long version, SegmentDefinition definition, MarkSet users) {
        this.version = version;
        this.definition = definition;
        this.users = users;
        this.conditions =
                definition.conditions().isEmpty() ? _ -> false : CompiledCondition.all(definition.conditions());
    }

    boolean contains(Attributes attributes) {
        return conditions.test(attributes) || users.size() > 0 && users.contains(attributes.mark());
    }

    long version() {
        return version;
    }

    SegmentDefinition definition() {
        return definition;
    }

    MarkSet users() {
        return users;
    }
}
