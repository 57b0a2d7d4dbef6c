package dev.assay.model.experiment;

import dev.assay.model.experiment.GuardrailReading.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a rollout stands.
 *
 * @param phase counted from 1; 0 before it began, and after it was rolled back from the first
 * @param halt what halted it; empty while it goes on
 */
public record Rollout(int phase, Instant enteredAt, Optional<StepCause> halt, boolean completed) {
    public static final Rollout NOT_BEGUN = new Rollout(0, Instant.EPOCH, Optional.empty(), false);

    public boolean isHalted() {
        return halt.isPresent();
    }

    public Rollout entered(int next, Instant at) {
        return new Rollout(next, at, halt, false);
    }

    public Rollout halted(StepCause cause) {
        return new Rollout(phase, enteredAt, Optional.of(cause), completed);
    }

    public Rollout continued() {
        return new Rollout(phase, enteredAt, Optional.empty(), completed);
    }

    public Rollout complete() {
        return new Rollout(phase, enteredAt, halt, true);
    }

    /** What is to happen by what the phase's guardrails say. One that is halted is still watched: it may have to narrow. */
    public RolloutPlan.Step next(RolloutPlan plan, List<GuardrailReading> readings, Instant now) {
        var step = plan.next(phase, enteredAt, readings, now);
        return switch (step) {
            case STAY -> step;
            case RETREAT -> isHalted() && plan.onBreach() == RolloutPlan.OnBreach.HALT ? RolloutPlan.Step.STAY : step;
            case ADVANCE -> isHalted() ? RolloutPlan.Step.STAY : step;
            case COMPLETE -> isHalted() || completed ? RolloutPlan.Step.STAY : step;
        };
    }

    static String reason(List<GuardrailReading> readings) {
        return readings.stream()
                .filter(reading -> reading.outcome() == Outcome.BREACHED)
                .map(reading -> "Guardrail '" + reading.metric() + "' was breached by '" + reading.variantId() + "'")
                .collect(Collectors.joining("; "));
    }
}
