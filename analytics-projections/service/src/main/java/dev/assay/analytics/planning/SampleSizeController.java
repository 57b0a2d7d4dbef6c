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

/** Answers how many users a plan needs. It is arithmetic: nothing is read or kept. */
@RestController
@RequestMapping("/api/v1/analytics")
class SampleSizeController {
    @PostMapping("/sample-size")
    @Allowed({ADMIN, ANALYST, DEVELOPER, AUDITOR})
    SampleSizeAnswer sampleSize(@RequestBody JsonNode body) {
        return SampleSizeAnswer.to(SampleSizeRequest.of(body));
    }
}
