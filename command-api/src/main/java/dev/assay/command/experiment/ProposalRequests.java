package dev.assay.command.experiment;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.experiment.AllocationProposal.Settings;
import dev.assay.model.experiment.AllocationProposal.Strategy;
import dev.assay.model.experiment.Percent;
import dev.assay.model.json.Faults;
import dev.assay.model.json.Fields;
import dev.assay.model.json.Names;
import dev.assay.model.json.Numbers;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What is asked of a bandit. */
final class ProposalRequests {
    private static final int NAME = 50;

    private ProposalRequests() {}

    static Settings settings(JsonNode body) {
        var faults = new Faults();
        var fields = new Fields(body, "", faults).allowOnly(Set.of("strategy", "floor", "epsilon", "seed"));
        var strategy = fields.required("strategy", NAME, Names.of(Strategy.class));
        var floor = fields.number("floor", Percent::of).orElse(Settings.DEFAULT_FLOOR);
        var epsilon = fields.number("epsilon", Numbers::fraction).orElse(Settings.DEFAULT_EPSILON);
        var seed = fields.number("seed", Numbers::whole).orElse(0L);
        faults.refuseIfAny();
        return new Settings(Objects.requireNonNull(strategy), floor, epsilon, seed);
    }

    static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw new Rejected(new Rejection.NotFound("There is no proposal '" + text + "'."));
        }
    }
}
