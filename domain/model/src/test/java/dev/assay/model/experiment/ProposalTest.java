package dev.assay.model.experiment;

import static dev.assay.model.experiment.Proposals.shares;
import static dev.assay.model.fixture.Checkout.KEY;
import static dev.assay.model.fixture.Checkout.definition;
import static dev.assay.model.fixture.Checkout.historyOf;

import dev.assay.model.Rejection.Conflict;
import dev.assay.model.Rejection.Invalid;
import dev.assay.model.Rejection.NotAllowedInStatus;
import dev.assay.model.Rejection.NotFound;
import dev.assay.model.fixture.Checkout;
import dev.assay.model.fixture.Story;
import dev.assay.rules.Allocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A bandit's proposals: kept with their evidence, and only the newest one moves traffic. */
class ProposalTest {
    private static final Story<Experiment> STORY = Story.of(Experiment.class);
    private static final AllocationProposed FIRST = new AllocationProposed(KEY, 1, shares(30, 70));
    private static final AllocationProposed SECOND = new AllocationProposed(KEY, 2, shares(20, 80));

    @Test
    void proposals_are_counted() {
        STORY.given(running(FIRST))
                .when(new ProposeAllocation(KEY, shares(20, 80)))
                .then(SECOND);
    }

    @Test
    void a_proposal_must_give_away_all_traffic() {
        STORY.given(running()).when(new ProposeAllocation(KEY, shares(30, 60))).refused(Invalid.class);
    }

    @Test
    void the_newest_proposal_moves_as_few_users_as_possible() {
        var weights = new LinkedHashMap<>(Map.of("control", 2_000));
        weights.put("treatment", 8_000);
        STORY.given(running(FIRST, SECOND))
                .when(new ApplyProposal(KEY, 2))
                .then(new TrafficReallocated(
                        KEY, Allocation.of(definition().weights()).movingAsFewAsPossible(weights), "Proposal 2"));
    }

    @Test
    void an_older_proposal_is_refused() {
        STORY.given(running(FIRST, SECOND)).when(new ApplyProposal(KEY, 1)).refused(Conflict.class);
    }

    @Test
    void a_proposal_that_was_never_made_is_refused() {
        STORY.given(running(FIRST)).when(new ApplyProposal(KEY, 2)).refused(NotFound.class);
        STORY.given(running(FIRST)).when(new ApplyProposal(KEY, 0)).refused(NotFound.class);
    }

    @Test
    void nothing_moves_after_the_stop() {
        STORY.given(stopped(FIRST)).when(new ApplyProposal(KEY, 1)).refused(NotAllowedInStatus.class);
    }

    private static List<Object> running(Object... more) {
        var history = new ArrayList<>(historyOf(Status.RUNNING));
        history.addAll(List.of(more));
        return history;
    }

    private static List<Object> stopped(Object... more) {
        var history = running(more);
        history.add(Checkout.stopped());
        return history;
    }
}
