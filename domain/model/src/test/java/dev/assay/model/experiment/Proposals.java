package dev.assay.model.experiment;

import static dev.assay.model.fixture.Checkout.CONTROL;
import static dev.assay.model.fixture.Checkout.TREATMENT;

import dev.assay.model.fixture.Story;
import dev.assay.model.metric.Direction;
import java.util.List;
import java.util.Optional;

/** What a bandit proposes in tests. */
final class Proposals {
    private Proposals() {}

    static AllocationProposal shares(int control, int treatment) {
        return new AllocationProposal(
                new AllocationProposal.Settings(AllocationProposal.Strategy.THOMPSON, new Percent(100), 0.1, 7),
                new AllocationProposal.Evidence(
                        Optional.empty(), 0, Direction.INCREASE, true, 1, 4_711, Story.NOW, List.of()),
                List.of(
                        new AllocationProposal.Share(CONTROL, new Percent(100 * control)),
                        new AllocationProposal.Share(TREATMENT, new Percent(100 * treatment))));
    }
}
