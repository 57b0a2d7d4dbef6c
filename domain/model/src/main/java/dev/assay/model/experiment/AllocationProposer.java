package dev.assay.model.experiment;

/** Works out how a bandit would divide an experiment's traffic, from what is known of it now. */
@FunctionalInterface
public interface AllocationProposer {
    /** Refuses an experiment that is not there, and a strategy that does not suit its metric. */
    AllocationProposal propose(ExperimentKey experiment, AllocationProposal.Settings settings);
}
