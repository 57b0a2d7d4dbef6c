package dev.assay.assignment.assign;

import dev.assay.assignment.configuration.ConfiguredExperiment;
import dev.assay.rules.Evaluation;
import dev.assay.rules.Reason;

/** What is answered for one experiment. */
sealed interface Assignment {
    Reason reason();

    /** A variant of an experiment there is. */
    record Decided(ConfiguredExperiment experiment, Evaluation evaluation) implements Assignment {
        @Override
        public Reason reason() {
            return evaluation.reason();
        }
    }

    /** No variant: there is no such experiment, or it could not be looked up. */
    record Undecided(String experimentId, Reason reason) implements Assignment {}
}
