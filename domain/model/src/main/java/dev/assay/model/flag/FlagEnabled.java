package dev.assay.model.flag;

import dev.assay.model.event.EventName;
import java.util.OptionalInt;

/**
 * A flag was switched on.
 *
 * @param change the number of the planned change this carries out
 */
@EventName("flag.enabled")
public record FlagEnabled(FlagKey flag, String reason, OptionalInt change) {}
