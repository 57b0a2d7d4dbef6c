package dev.assay.assignment.explain;

import dev.assay.model.company.CompanyId;
import dev.assay.model.event.LifecycleEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The lifecycle events as they are stored. */
public interface LifecycleHistory {
    /** Visits a company's events up to a moment, in the order of the store. */
    void forEach(CompanyId company, Instant until, Consumer<LifecycleEvent> visitor);

    /** One event, by its place in its stream. */
    Optional<LifecycleEvent> find(String stream, long version);
}
