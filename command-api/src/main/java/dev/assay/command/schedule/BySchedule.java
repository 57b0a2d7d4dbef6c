package dev.assay.command.schedule;

import dev.assay.command.sending.Writing;
import dev.assay.model.Scope;
import dev.assay.model.access.Caller;
import dev.assay.model.company.KeyId;
import dev.assay.model.company.Role;
import java.util.Optional;

/** Who sends what happens by itself. */
final class BySchedule {
    private static final KeyId SCHEDULE = new KeyId("schedule");

    private BySchedule() {}

    static Writing in(Scope scope) {
        var caller = new Caller(scope, Role.ADMIN, SCHEDULE, "schedule", "schedule", "");
        return new Writing(caller, Optional.empty(), Optional.empty(), "");
    }
}
