package dev.assay.server.web;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.ANALYST;
import static dev.assay.model.company.Role.AUDITOR;
import static dev.assay.model.company.Role.CLIENT;
import static dev.assay.model.company.Role.DEVELOPER;

import dev.assay.model.access.Allowed;
import dev.assay.model.access.Caller;
import dev.assay.model.company.CompanyId;
import dev.assay.model.company.Environment;
import dev.assay.model.company.Role;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the holder of a key what it is for: what a dashboard asks first. */
@RestController
class SessionController {
    /** @param name the key's name */
    record Session(CompanyId company, Environment environment, Role role, String name) {}

    @GetMapping("/api/v1/session")
    @Allowed({CLIENT, DEVELOPER, ANALYST, ADMIN, AUDITOR})
    Session session(Caller caller) {
        return new Session(caller.scope().company(), caller.scope().environment(), caller.role(), caller.actor());
    }
}
