package dev.assay.server.projection;

import java.time.Instant;
import java.util.Optional;

/**
 * An event that could not be applied, or waits behind one that could not.
 *
 * @param sequence what must stay in order: letters of one sequence are retried one after the other
 * @param at when it was put aside
 * @param causeType absent for one that only waits
 */
public record Letter(
        String id,
        String sequence,
        long position,
        String eventType,
        Instant at,
        Optional<String> causeType,
        Optional<String> message) {}
