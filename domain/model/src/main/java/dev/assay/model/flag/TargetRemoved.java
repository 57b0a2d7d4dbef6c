package dev.assay.model.flag;

import dev.assay.model.behaviour.UserMark;
import dev.assay.model.event.EventName;

/** The rules decide again about a user. */
@EventName("flag.target_removed")
public record TargetRemoved(FlagKey flag, UserMark user) {}
