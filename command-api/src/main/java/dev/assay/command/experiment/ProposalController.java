package dev.assay.command.experiment;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.ANALYST;

import dev.assay.command.sending.Accepted;
import dev.assay.command.sending.Commands;
import dev.assay.command.sending.Writing;
import dev.assay.model.access.Allowed;
import dev.assay.model.experiment.AllocationProposer;
import dev.assay.model.experiment.ApplyProposal;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.ProposeAllocation;
import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Bandits: a proposal is worked out, kept with its evidence, and applied by whoever may move traffic. */
@RestController
@RequestMapping("/api/v1/experiments/{id}/proposals")
class ProposalController {
    private final Commands commands;
    private final AllocationProposer proposer;

    ProposalController(Commands commands, AllocationProposer proposer) {
        this.commands = commands;
        this.proposer = proposer;
    }

    @PostMapping
    @Allowed({ADMIN, ANALYST})
    ResponseEntity<Accepted> propose(@PathVariable ExperimentId id, @RequestBody JsonNode body, Writing writing) {
        var experiment = new ExperimentKey(writing.caller().scope(), id);
        var proposal = proposer.propose(experiment, ProposalRequests.settings(body));
        var location = URI.create("/api/v1/experiments/" + id + "/proposals");
        return commands.create(new ProposeAllocation(experiment, proposal), experiment, id, location, writing);
    }

    @PostMapping("/{number}/apply")
    @Allowed(ADMIN)
    ResponseEntity<Accepted> apply(@PathVariable ExperimentId id, @PathVariable String number, Writing writing) {
        var experiment = new ExperimentKey(writing.caller().scope(), id);
        return commands.change(new ApplyProposal(experiment, ProposalRequests.number(number)), experiment, id, writing);
    }
}
