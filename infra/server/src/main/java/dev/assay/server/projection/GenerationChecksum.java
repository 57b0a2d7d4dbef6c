package dev.assay.server.projection;

/**
 * The digest of everything the live generation holds.
 *
 * @param position up to where it had seen its log then; absent events, absent position: -1
 */
public record GenerationChecksum(int generation, long position, String checksum) {}
