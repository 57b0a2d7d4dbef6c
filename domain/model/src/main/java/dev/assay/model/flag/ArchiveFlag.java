package dev.assay.model.flag;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a flag out of use: whoever asks for it gets the code's default. */
public record ArchiveFlag(@TargetAggregateIdentifier FlagKey flag) {}
