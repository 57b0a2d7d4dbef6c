package dev.assay.server.projection;

import dev.assay.model.company.CompanyId;
import dev.assay.model.projection.Generation;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackingToken;

/** Which generation of one projection is live for whom, and how far the live generations have come. */
interface Ledger {
    /** The generation a company's readers see. */
    Generation live(CompanyId company);

    /** Runs while nobody can put another generation in the place of these companies' live ones. */
    void withLive(SortedSet<CompanyId> companies, Consumer<Map<CompanyId, Generation>> work);

    /** Notes, together with what was written, up to where the live generations have seen the log. */
    void advance(TrackingToken token);

    /** Up to where the live generations have seen the log; nothing before the first event. */
    Optional<TrackingToken> reached();

    /** Runs while nobody writes to the company's live generation, whatever other companies' events arrive. */
    void exclusively(CompanyId company, Consumer<Generation> work);

    /** Shows readers another generation; only while the old one is held exclusively. */
    void replace(Generation live, Generation next);

    /** Does work that leaves no trace when it fails, where the view has transactions. */
    void attempt(Runnable work);
}
