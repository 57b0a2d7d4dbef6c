package dev.assay.analytics.proposals;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.ANALYST;
import static dev.assay.model.company.Role.AUDITOR;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.access.Allowed;
import dev.assay.model.access.Caller;
import dev.assay.model.experiment.AllocationProposal;
import dev.assay.model.experiment.AllocationProposal.Share;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lists what bandits proposed, each worked out again from its evidence. */
@RestController
@RequestMapping("/api/v1/experiments/{id}/proposals")
class ProposalsController {
    /** Each is worked out again. */
    private static final int MOST = 100;

    private final ProposalDirectory directory;

    ProposalsController(ProposalDirectory directory) {
        this.directory = directory;
    }

    record Listed(List<Item> items) {}

    /**
     * A proposal.
     *
     * @param reproduced whether settings and evidence give the same shares again
     */
    record Item(
            int number,
            Instant proposedAt,
            String proposedBy,
            AllocationProposal.Settings settings,
            AllocationProposal.Evidence evidence,
            List<Share> shares,
            boolean reproduced) {}

    @GetMapping
    @Allowed({ADMIN, ANALYST, AUDITOR})
    Listed list(@PathVariable ExperimentId id, Caller caller) {
        return new Listed(directory
                .proposals(new ExperimentKey(caller.scope(), id))
                .orElseThrow(() -> new Rejected(Rejection.NotFound.of("experiment", id)))
                .stream()
                .limit(MOST)
                .map(ProposalsController::item)
                .toList());
    }

    private static Item item(ProposalDirectory.Proposed proposed) {
        var proposal = proposed.proposal();
        return new Item(
                proposed.number(),
                proposed.at(),
                proposed.by(),
                proposal.settings(),
                proposal.evidence(),
                proposal.shares(),
                Shares.of(proposal.settings(), proposal.evidence()).equals(proposal.shares()));
    }
}
