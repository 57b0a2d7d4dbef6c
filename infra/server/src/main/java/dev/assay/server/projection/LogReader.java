package dev.assay.server.projection;

import dev.assay.model.company.CompanyId;
import java.util.Optional;
import org.axonframework.eventhandling.TrackingToken;

/** Reads a log again, for one company, in stretches that suit a transaction each. May be used by several threads. */
interface LogReader<E> {
    /**
     * The company's events after a place in the log, at most as far as the live generations have seen it: in every event
     * that {@code upTo} covers and in no other.
     *
     * @param after the end of the stretch before; absent for the log's start
     */
    Chunk<E> read(CompanyId company, Optional<TrackingToken> after, TrackingToken upTo);
}
