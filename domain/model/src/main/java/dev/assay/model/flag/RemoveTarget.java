package dev.assay.model.flag;

import dev.assay.model.behaviour.UserMark;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets the rules decide again about a user. */
public record RemoveTarget(@TargetAggregateIdentifier FlagKey flag, UserMark user) {}
