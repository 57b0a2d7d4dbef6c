package dev.assay.model.flag;

import dev.assay.model.event.EventName;

/** A flag is out of use, for good. */
@EventName("flag.archived")
public record FlagArchived(FlagKey flag) {}
