package dev.assay.analytics.planning;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.ANALYST;
import static dev.assay.model.company.Role.AUDITOR;
import static dev.assay.model.company.Role.DEVELOPER;

import dev.assay.model.access.Allowed;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Answers how many users a plan needs, and what others would find. It is arithmetic: nothing is read or kept. */
@RestController
@RequestMapping("/api/v1/analytics")
class PlanningController {
    @PostMapping("/sample-size")
    @Allowed({ADMIN, ANALYST, DEVELOPER, AUDITOR})
    SampleSizeAnswer sampleSize(@RequestBody JsonNode body) {
        return SampleSizeAnswer.to(SampleSizeRequest.of(body));
    }

    @PostMapping("/power")
    @Allowed({ADMIN, ANALYST, DEVELOPER, AUDITOR})
    PowerAnswer power(@RequestBody JsonNode body) {
        return PowerAnswer.to(SampleSizeRequest.of(body), body);
    }

    @PostMapping("/what-if")
    @Allowed({ADMIN, ANALYST, DEVELOPER, AUDITOR})
    WhatIfAnswer whatIf(@RequestBody JsonNode body) {
        return WhatIfAnswer.to(SampleSizeRequest.of(body), body);
    }
}
