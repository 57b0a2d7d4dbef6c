package dev.assay.model.experiment;

import java.util.SequencedMap;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Divides traffic anew among the same variants. */
public record ReallocateTraffic(
        @TargetAggregateIdentifier ExperimentKey experiment, SequencedMap<VariantId, Percent> weights, String reason) {}
