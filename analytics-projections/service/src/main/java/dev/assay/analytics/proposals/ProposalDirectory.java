package dev.assay.analytics.proposals;

import dev.assay.model.experiment.AllocationProposal;
import dev.assay.model.experiment.ExperimentKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was proposed for an experiment. */
public interface ProposalDirectory {
    /** The newest first; empty for an experiment that is not there. */
    Optional<List<Proposed>> proposals(ExperimentKey experiment);

    /** One proposal, and when it was made by whom. */
    record Proposed(int number, Instant at, String by, AllocationProposal proposal) {}
}
