package dev.assay.model.flag;

import java.time.Instant;
import java.util.Optional;

/**
 * A change for a moment to come.
 *
 * @param on whether to switch the flag on or off; absent leaves it
 * @param definition the definition to have from then on; absent leaves it
 */
public record ScheduledChange(Instant at, Optional<Boolean> on, Optional<FlagDefinition> definition, String reason) {}
