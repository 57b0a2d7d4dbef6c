package dev.assay.assignment.explain;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.ANALYST;
import static dev.assay.model.company.Role.AUDITOR;
import static dev.assay.model.company.Role.DEVELOPER;

import dev.assay.assignment.explain.Explanations.Explanation;
import dev.assay.model.access.Allowed;
import dev.assay.model.access.Caller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code POST /assign/explain}: for people, who may wait; nothing is exposed by asking. */
@RestController
@RequestMapping("/api/v1/assign/explain")
class ExplainController {
    private final Explanations explanations;

    ExplainController(Explanations explanations) {
        this.explanations = explanations;
    }

    @PostMapping
    @Allowed({DEVELOPER, ANALYST, ADMIN, AUDITOR})
    Explanation explain(Caller caller, @RequestBody JsonNode body) {
        return explanations.explain(caller.scope(), ExplainRequest.read(body));
    }
}
