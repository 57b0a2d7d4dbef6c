package dev.assay.model.flag;

import dev.assay.model.event.EventName;
import java.util.OptionalInt;

/**
 * A flag was switched off: everybody is served the off variation.
 *
 * @param change the number of the planned change this carries out
 */
@EventName("flag.disabled")
public record FlagDisabled(FlagKey flag, String reason, OptionalInt change) {}
