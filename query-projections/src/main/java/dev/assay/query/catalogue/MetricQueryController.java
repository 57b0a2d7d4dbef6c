package dev.assay.query.catalogue;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.ANALYST;
import static dev.assay.model.company.Role.AUDITOR;
import static dev.assay.model.company.Role.DEVELOPER;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection.NotFound;
import dev.assay.model.Slug;
import dev.assay.model.access.Allowed;
import dev.assay.model.access.Caller;
import dev.assay.query.page.Page;
import dev.assay.query.page.Parameters;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Metrics, their versions and their history. */
@RestController
@RequestMapping("/api/v1/metrics")
class MetricQueryController {
    private final Metrics metrics;
    private final Histories histories;

    MetricQueryController(Metrics metrics, Histories histories) {
        this.metrics = metrics;
        this.histories = histories;
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
        return metrics.list(caller.scope().company(), withArchived, size, Parameters.orNull(cursor));
    }

    @GetMapping("/{id}")
    @Allowed({DEVELOPER, ANALYST, ADMIN, AUDITOR})
    ResponseEntity<JsonNode> read(Caller caller, @PathVariable String id) {
        var metric = require(caller, id);
        return ResponseEntity.ok()
                .eTag("\"" + metric.path("version").asString() + "\"")
                .body(metric);
    }

    @GetMapping("/{id}/history")
    @Allowed({DEVELOPER, ANALYST, ADMIN, AUDITOR})
    Page history(
            Caller caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var parameters = new Parameters();
        var size = parameters.limit(limit);
        parameters.refuseIfAny();
        require(caller, id);
        return histories.list(caller.scope().company(), HistoryEntry.metric(id), size, Parameters.orNull(cursor));
    }

    private JsonNode require(Caller caller, String id) {
        return Optional.of(id)
                .filter(Slug::isValid)
                .flatMap(slug -> metrics.find(caller.scope().company(), slug))
                .orElseThrow(() -> new Rejected(NotFound.of("metric", id)));
    }
}
