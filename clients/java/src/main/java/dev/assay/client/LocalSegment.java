package dev.assay.client;

import dev.assay.rules.Attributes;
import dev.assay.rules.CompiledCondition;
import dev.assay.rules.MarkSet;

/** A segment, ready to be asked. */
record LocalSegment(CompiledCondition conditions, MarkSet users) {
    boolean contains(Attributes attributes) {
        return conditions.test(attributes) || users.size() > 0 && users.contains(attributes.mark());
    }
}
