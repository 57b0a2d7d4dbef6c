package dev.assay.model.privacy;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a person out of all experiments, in every environment. */
public record OptOut(@TargetAggregateIdentifier SubjectKey subject) {}
