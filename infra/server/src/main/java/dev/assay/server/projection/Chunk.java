package dev.assay.server.projection;

import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.TrackingToken;

/**
 * A stretch of a log, one company's events of it.
 *
 * @param end where the next stretch begins; absent when the log has nothing yet
 * @param last whether there was nothing more to read
 */
record Chunk<E>(List<Arrival<E>> arrivals, Optional<TrackingToken> end, boolean last) {}
