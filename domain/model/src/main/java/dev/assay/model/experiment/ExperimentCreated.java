package dev.assay.model.experiment;

import dev.assay.model.event.EventName;
import dev.assay.rules.Allocation;
import java.util.Optional;

/** An experiment came into being, as a draft. The salt never changes again. */
@EventName(value = "experiment.created", revision = 4)
public record ExperimentCreated(
        ExperimentKey experiment,
        ExperimentDefinition definition,
        Allocation allocation,
        String salt,
        Optional<ExperimentId> clonedFrom) {}
