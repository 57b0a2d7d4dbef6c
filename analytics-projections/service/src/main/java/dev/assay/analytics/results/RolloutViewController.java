package dev.assay.analytics.results;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.ANALYST;
import static dev.assay.model.company.Role.AUDITOR;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.access.Allowed;
import dev.assay.model.access.Caller;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.GuardrailReader;
import dev.assay.model.experiment.RolloutDirectory;
import java.time.Clock;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows rollouts while they are under way. */
@RestController
@RequestMapping("/api/v1/experiments/{id}/rollout")
class RolloutViewController {
    private final RolloutDirectory rollouts;
    private final GuardrailReader guardrails;
    private final Clock clock;

    RolloutViewController(RolloutDirectory rollouts, GuardrailReader guardrails, Clock clock) {
        this.rollouts = rollouts;
        this.guardrails = guardrails;
        this.clock = clock;
    }

    @GetMapping
    @Allowed({ADMIN, ANALYST, AUDITOR})
    RolloutView read(@PathVariable ExperimentId id, Caller caller) {
        var experiment = new ExperimentKey(caller.scope(), id);
        var underWay = rollouts.find(experiment)
                .orElseThrow(() -> new Rejected(new Rejection.NotFound("No rollout of an experiment '" + id
                        + "' is under way: there is none, or the experiment is not live.")));
        return RolloutView.of(underWay, guardrails.read(experiment, underWay).orElse(List.of()), clock.instant());
    }
}
