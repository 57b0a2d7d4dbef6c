package dev.assay.model.flag;

import dev.assay.model.event.EventName;

/**
 * A change is planned.
 *
 * @param number counts the flag's planned changes, from 1
 */
@EventName("flag.change_scheduled")
public record FlagChangeScheduled(FlagKey flag, int number, ScheduledChange change) {}
