package dev.assay.model.experiment;

import dev.assay.model.event.EventName;
import dev.assay.rules.Allocation;

/** Traffic is divided anew; only the buckets that had to move did. */
@EventName("experiment.traffic_reallocated")
public record TrafficReallocated(ExperimentKey experiment, Allocation allocation, String reason) {}
