package dev.assay.model.flag;

import dev.assay.model.behaviour.UserMark;
import dev.assay.model.event.EventName;

/** One user is served one variation. */
@EventName("flag.target_set")
public record TargetSet(FlagKey flag, UserMark user, VariationId variation) {}
