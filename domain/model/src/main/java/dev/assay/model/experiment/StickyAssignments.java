package dev.assay.model.experiment;

import dev.assay.model.Scope;
import dev.assay.model.behaviour.UserReference;
import java.time.Instant;
import java.util.Optional;

/** Keeps the variants that users of sticky experiments were first given. No event tells them again, so they are not to be lost. */
public interface StickyAssignments {
    /** Nobody sticks to anything. */
    StickyAssignments NONE = new StickyAssignments() {
        @Override
        public OfUser of(Scope scope, UserReference user) {
            return _ -> Optional.empty();
        }

        @Override
        public void keep(Scope scope, UserReference user, ExperimentId experiment, VariantId variant) {}
    };

    /** A variant, and since when the user has it. */
    record Kept(VariantId variant, Instant since) {}

    /** What one user sticks to. */
    @FunctionalInterface
    interface OfUser {
        /** Empty too when it cannot be told soon. */
        Optional<Kept> in(ExperimentId experiment);
    }

    /** What the user sticks to in an environment; read once for all experiments. */
    OfUser of(Scope scope, UserReference user);

    /** Keeps a variant, if the user has none yet in the experiment. Never waits. */
    void keep(Scope scope, UserReference user, ExperimentId experiment, VariantId variant);

    /** What was kept at a moment, to look at: nothing more is kept. */
    default StickyAssignments asOf(Instant moment) {
        var all = this;
        return new StickyAssignments() {
            @Override
            public OfUser of(Scope scope, UserReference user) {
                var present = all.of(scope, user);
                return experiment ->
                        present.in(experiment).filter(kept -> !kept.since().isAfter(moment));
            }

            @Override
            public void keep(Scope scope, UserReference user, ExperimentId experiment, VariantId variant) {}
        };
    }
}
