package dev.assay.server.projection;

import dev.assay.model.projection.ProjectionName;
import java.util.Optional;

/**
 * How a company's part of a projection stands.
 *
 * @param log {@code lifecycle} or {@code behaviour}
 * @param inMemory whether each node keeps it in its own memory; position, letters and status are then this node's
 * @param generation the number of the one readers see
 * @param position up to where it has seen its log
 * @param head where its log ends
 * @param lag how far the two are apart, in places of the log; other companies' events count too
 * @param status {@code up_to_date}, {@code behind}, or {@code failing} when this node writes it and cannot
 * @param rebuilding the generation that is being built or compared
 */
public record ProjectionState(
        ProjectionName name,
        String log,
        boolean inMemory,
        int generation,
        long position,
        long head,
        long lag,
        long deadLetters,
        String status,
        Optional<Integer> rebuilding) {}
