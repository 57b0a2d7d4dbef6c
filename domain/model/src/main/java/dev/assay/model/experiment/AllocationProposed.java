package dev.assay.model.experiment;

import dev.assay.model.event.EventName;

/**
 * A bandit proposed to divide traffic anew; nothing moved yet.
 *
 * @param number counts an experiment's proposals from 1
 */
@EventName("experiment.allocation_proposed")
public record AllocationProposed(ExperimentKey experiment, int number, AllocationProposal proposal) {}
