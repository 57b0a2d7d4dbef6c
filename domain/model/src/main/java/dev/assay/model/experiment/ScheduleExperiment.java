package dev.assay.model.experiment;

import java.time.Instant;
import java.util.Optional;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets the experiment start, and perhaps stop, by itself; absent dates are those of its definition. */
public record ScheduleExperiment(
        @TargetAggregateIdentifier ExperimentKey experiment, Optional<Instant> startAt, Optional<Instant> endAt) {}
