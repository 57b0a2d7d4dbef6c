package dev.assay.rules;

/** Whether a unit belongs to a named segment; nobody belongs to one that is unknown. */
@FunctionalInterface
public interface SegmentMembership {
    SegmentMembership NONE = (segment, attributes) -> false;

    boolean contains(String segment, Attributes attributes);
}
