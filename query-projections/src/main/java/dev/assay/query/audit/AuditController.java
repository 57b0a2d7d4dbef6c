package dev.assay.query.audit;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.AUDITOR;

import dev.assay.model.access.Allowed;
import dev.assay.model.access.Caller;
import dev.assay.query.page.Page;
import dev.assay.query.page.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditController {
    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    @GetMapping
    @Allowed({ADMIN, AUDITOR})
    Page list(
            Caller caller,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String resource,
            @RequestParam(required = false) @Nullable String request,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var parameters = new Parameters();
        var filter = new AuditFilter(
                parameters.text("actor", actor),
                parameters.text("action", action),
                parameters.text("resource", resource),
                parameters.text("request", request),
                parameters.instant("from", from),
                parameters.instant("to", to));
        var size = parameters.limit(limit);
        parameters.refuseIfAny();
        return log.list(caller.scope(), filter, size, Parameters.orNull(cursor));
    }
}
