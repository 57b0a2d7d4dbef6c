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

/** Experiments and their history. */
@RestController
@RequestMapping("/api/v1/experiments")
class ExperimentQueryController {
    private final Experiments experiments;
    private final Histories histories;

    ExperimentQueryController(Experiments experiments, Histories histories) {
        this.experiments = experiments;
        this.histories = histories;
    }

    @GetMapping
    @Allowed({DEVELOPER, ANALYST, ADMIN, AUDITOR})
    Page list(
            Caller caller,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String tag,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var parameters = new Parameters();
        var filter = ExperimentFilter.read(parameters, status, owner, tag, q);
        var order = ExperimentOrder.read(parameters, sort);
        var size = parameters.limit(limit);
        parameters.refuseIfAny();
        return experiments.list(caller.scope(), filter, order, size, Parameters.orNull(cursor));
    }

    @GetMapping("/{id}")
    @Allowed({DEVELOPER, ANALYST, ADMIN, AUDITOR})
    ResponseEntity<JsonNode> read(Caller caller, @PathVariable String id) {
        var experiment = require(caller, id);
        return ResponseEntity.ok()
                .eTag("\"" + experiment.path("version").asString() + "\"")
                .body(experiment);
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
        var resource = HistoryEntry.experiment(caller.scope().environment().value(), id);
        return histories.list(caller.scope().company(), resource, size, Parameters.orNull(cursor));
    }

    private JsonNode require(Caller caller, String id) {
        return Optional.of(id)
                .filter(Slug::isValid)
                .flatMap(slug -> experiments.find(caller.scope(), slug))
                .orElseThrow(() -> new Rejected(NotFound.of("experiment", id)));
    }
}
