package dev.assay.model.behaviour;

/** The three kinds of tracked events. The ordinal is stored: never reorder. */
public enum BehaviourKind {
    EXPOSURE,
    CONVERSION,
    CUSTOM
}
