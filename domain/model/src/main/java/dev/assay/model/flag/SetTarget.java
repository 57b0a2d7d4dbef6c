package dev.assay.model.flag;

import dev.assay.model.behaviour.UserMark;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives one user one variation. */
public record SetTarget(@TargetAggregateIdentifier FlagKey flag, UserMark user, VariationId variation) {}
