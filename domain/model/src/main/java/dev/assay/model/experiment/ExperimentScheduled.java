package dev.assay.model.experiment;

import dev.assay.model.event.EventName;
import java.time.Instant;
import java.util.Optional;

/** The experiment will start, and perhaps stop, by itself. */
@EventName("experiment.scheduled")
public record ExperimentScheduled(ExperimentKey experiment, Instant startAt, Optional<Instant> endAt) {}
