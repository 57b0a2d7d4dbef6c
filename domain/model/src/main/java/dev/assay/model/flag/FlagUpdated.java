package dev.assay.model.flag;

import dev.assay.model.event.EventName;
import java.util.OptionalInt;

/**
 * A flag is defined anew.
 *
 * @param change the number of the planned change this carries out
 */
@EventName("flag.updated")
public record FlagUpdated(FlagKey flag, FlagDefinition definition, Splits splits, OptionalInt change) {}
