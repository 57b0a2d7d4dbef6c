package dev.assay.command.sending;

/**
 * What a successful write answers.
 *
 * @param id of the resource written
 * @param version the resource's version now; also its ETag
 */
public record Accepted(String id, long version) {}
