package dev.assay.model.flag;

import dev.assay.model.event.EventName;

/**
 * A planned change will not come, or changed nothing when it came.
 *
 * @param cause why
 */
@EventName("flag.change_dropped")
public record FlagChangeDropped(FlagKey flag, int number, String cause) {}
