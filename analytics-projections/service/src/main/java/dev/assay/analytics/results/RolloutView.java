package dev.assay.analytics.results;

import dev.assay.model.experiment.GuardrailReading;
import dev.assay.model.experiment.Percent;
import dev.assay.model.experiment.RolloutPlan;
import dev.assay.model.experiment.RolloutUnderWay;
import dev.assay.model.experiment.StepCause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a rollout stands, and what its guardrails say now.
 *
 * @param lastsUntil when the phase has lasted as long as planned; empty in phase 0
 * @param nextStep what its plan and the readings call for
 * @param guardrails empty while nothing is known of the phase
 */
record RolloutView(
        int phase,
        int phases,
        Percent share,
        Instant enteredAt,
        Optional<Instant> lastsUntil,
        Optional<StepCause> haltedBy,
        boolean completed,
        RolloutPlan.Step nextStep,
        List<GuardrailReading> guardrails) {

    static RolloutView of(RolloutUnderWay underWay, List<GuardrailReading> readings, Instant now) {
        var plan = underWay.plan();
        var rollout = underWay.rollout();
        int phase = rollout.phase();
        return new RolloutView(
                phase,
                plan.phases().size(),
                plan.share(phase),
                rollout.enteredAt(),
                phase == 0
                        ? Optional.empty()
                        : Optional.of(rollout.enteredAt().plus(plan.phase(phase).lasts())),
                rollout.halt(),
                rollout.completed(),
                underWay.next(readings, now),
                readings);
    }
}
