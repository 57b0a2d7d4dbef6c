package dev.assay.model.privacy;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets a person take part in experiments again. */
public record OptIn(@TargetAggregateIdentifier SubjectKey subject) {}
