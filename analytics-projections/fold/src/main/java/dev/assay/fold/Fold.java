package dev.assay.fold;

import dev.assay.model.behaviour.BehaviourEvent;
import java.util.Collection;

/** The fold itself: a user's state and more of the user's events give the state of all of them. */
public final class Fold {
    private Fold() {}

    /**
     * The state after the events, all of one user in the definitions' environment; the same object when they say nothing
     * new. Any order, any division into batches and any repetition of the events leads to the same state.
     */
    public static UserState fold(UserState state, Collection<BehaviourEvent> events, Definitions definitions) {
        var additions = new Additions();
        for (var event : events) {
            definitions.sort(event, additions);
        }
        return state.merge(additions.toState());
    }
}
