package dev.assay.server.projection.web;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.ANALYST;
import static dev.assay.model.company.Role.AUDITOR;
import static dev.assay.model.company.Role.DEVELOPER;

import dev.assay.model.access.Allowed;
import dev.assay.model.access.Caller;
import dev.assay.model.json.Faults;
import dev.assay.model.json.Fields;
import dev.assay.query.page.Parameters;
import dev.assay.server.projection.Letter;
import dev.assay.server.projection.Projections;
import dev.assay.server.projection.RetryOutcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Events of the caller's company that a view could not take in. */
@RestController
@RequestMapping("/api/v1/projections/{name}/dead-letters")
class DeadLetterController {
    private static final int SEQUENCE = 400;

    private final Projections projections;

    DeadLetterController(Projections projections) {
        this.projections = projections;
    }

    /** The first ones by their position in the log; the projection says how many there are in all. */
    record LetterList(List<Letter> items) {}

    @GetMapping
    @Allowed({DEVELOPER, ANALYST, ADMIN, AUDITOR})
    LetterList list(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String generation,
            @RequestParam(required = false) @Nullable String limit,
            Caller caller) {
        var parameters = new Parameters();
        var wanted = generation(parameters, generation);
        var size = parameters.limit(limit);
        parameters.refuseIfAny();
        return new LetterList(projections.letters(caller.scope().company(), projections.named(name), wanted, size));
    }

    /** Applies the live generation's letters again, in order. */
    @PostMapping("/retry")
    @Allowed(ADMIN)
    RetryOutcome retry(
            @PathVariable String name, @RequestBody(required = false) @Nullable JsonNode body, Caller caller) {
        var faults = new Faults();
        var fields = new Fields(body == null ? JsonNodeFactory.instance.objectNode() : body, "", faults);
        var sequence = fields.allowOnly(Set.of("sequence")).optionalText("sequence", SEQUENCE);
        faults.refuseIfAny();
        return projections.retry(caller.scope().company(), projections.named(name), sequence);
    }

    private static Optional<Integer> generation(Parameters parameters, @Nullable String given) {
        if (given == null || given.isEmpty()) {
            return Optional.empty();
        }
        if (!given.matches("[1-9][0-9]{0,8}")) {
            parameters.fault("generation", "must be the number of a generation");
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(given));
    }
}
