package dev.assay.model.experiment;

import dev.assay.model.event.EventName;

/** The experiment left the lists; its events stay. */
@EventName("experiment.archived")
public record ExperimentArchived(ExperimentKey experiment) {}
