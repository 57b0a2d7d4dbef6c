package dev.assay.query.catalogue;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.ANALYST;
import static dev.assay.model.company.Role.AUDITOR;
import static dev.assay.model.company.Role.DEVELOPER;

import dev.assay.model.access.Allowed;
import dev.assay.model.access.Caller;
import dev.assay.query.page.Page;
import dev.assay.query.page.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Segments and their history. */
@RestController
@RequestMapping("/api/v1/segments")
class SegmentQueryController {
    private final ResourceReader segments;

    SegmentQueryController(Resources resources, Histories histories) {
        this.segments = new ResourceReader(resources, histories, Resource.SEGMENTS, "segment");
    }

    /** @param archived {@code true}: archived ones too */
    @GetMapping
    @Allowed({DEVELOPER, ANALYST, ADMIN, AUDITOR})
    Page list(
            Caller caller,
            @RequestParam(required = false) @Nullable String archived,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var parameters = new Parameters();
        var withArchived = parameters.flag("archived", archived);
        var size = parameters.limit(limit);
        parameters.refuseIfAny();
        return segments.list(caller, withArchived, ResourceReader.filter(null, null), size, cursor);
    }

    @GetMapping("/{id}")
    @Allowed({DEVELOPER, ANALYST, ADMIN, AUDITOR})
    ResponseEntity<JsonNode> read(Caller caller, @PathVariable String id) {
        return segments.read(caller, id);
    }

    @GetMapping("/{id}/history")
    @Allowed({DEVELOPER, ANALYST, ADMIN, AUDITOR})
    Page history(
            Caller caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return segments.history(caller, id, limit, cursor);
    }
}
