package dev.assay.server.projection.web;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.ANALYST;
import static dev.assay.model.company.Role.AUDITOR;
import static dev.assay.model.company.Role.DEVELOPER;

import dev.assay.model.access.Allowed;
import dev.assay.model.access.Caller;
import dev.assay.model.company.CompanyId;
import dev.assay.server.projection.GenerationChecksum;
import dev.assay.server.projection.ProjectionState;
import dev.assay.server.projection.Projections;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How the views of the caller's company stand. */
@RestController
@RequestMapping("/api/v1/projections")
class ProjectionController {
    private final Projections projections;

    ProjectionController(Projections projections) {
        this.projections = projections;
    }

    /** All of them: there are few. */
    record ProjectionList(List<ProjectionState> items) {}

    @GetMapping
    @Allowed({DEVELOPER, ANALYST, ADMIN, AUDITOR})
    ProjectionList list(Caller caller) {
        return new ProjectionList(projections.list(company(caller)));
    }

    @GetMapping("/{name}")
    @Allowed({DEVELOPER, ANALYST, ADMIN, AUDITOR})
    ProjectionState one(@PathVariable String name, Caller caller) {
        return projections.state(company(caller), projections.named(name));
    }

    /** Reads every row of the live generation, so it takes its time with a large one. */
    @GetMapping("/{name}/checksum")
    @Allowed({DEVELOPER, ANALYST, ADMIN, AUDITOR})
    GenerationChecksum checksum(@PathVariable String name, Caller caller) {
        return projections.checksum(company(caller), projections.named(name));
    }

    private static CompanyId company(Caller caller) {
        return caller.scope().company();
    }
}
