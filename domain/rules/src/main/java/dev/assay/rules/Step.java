package dev.assay.rules;

/**
 * One step on the way to a decision, for people.
 *
 * @param name the reason code it would decide with
 * @param decided whether it did
 * @param detail what was looked at, such as the bucket
 */
public record Step(String name, boolean decided, String detail) {}
