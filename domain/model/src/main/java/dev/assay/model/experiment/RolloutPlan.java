package dev.assay.model.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.model.metric.MetricId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a rollout widens, phase by phase. Phases are counted from 1; before the first, and after being rolled back from it, a
 * rollout stands in phase 0, where nobody is in.
 *
 * @param variant whose share widens; empty when the experiment's coverage does, with the variants' shares as they are
 * @param phases each wider than the one before
 * @param onBreach what happens when a guardrail is breached
 */
public record RolloutPlan(Optional<VariantId> variant, List<Phase> phases, OnBreach onBreach) {
    public static final int MOST_PHASES = 20;

    public RolloutPlan {
        phases = List.copyOf(phases);
    }

    /** What happens by itself when a guardrail is breached. */
    public enum OnBreach {
        /** Back to the phase before, which was safe, and no further until somebody says so. */
        @JsonProperty("roll_back")
        ROLL_BACK,
        /** No further until somebody says so. */
        @JsonProperty("halt")
        HALT
    }

    /**
     * One step of a rollout.
     *
     * @param share of the variant, or of the experiment's coverage
     * @param lasts at least; longer while a guardrail has too few users
     * @param guardrails that are watched while it lasts
     */
    public record Phase(Percent share, Duration lasts, List<PhaseGuardrail> guardrails) {
        public Phase {
            guardrails = List.copyOf(guardrails);
        }
    }

    /**
     * A metric that must not get worse while a phase lasts.
     *
     * @param margin the relative worsening that is still acceptable, as a fraction
     * @param minimumUsers in each variant, before the metric is judged
     */
    public record PhaseGuardrail(MetricId metric, double margin, long minimumUsers) {}

    /** Of a phase counted from 1. */
    public Phase phase(int number) {
        return phases.get(number - 1);
    }

    public Percent share(int number) {
        return number == 0 ? new Percent(0) : phase(number).share();
    }

    /** What is to happen in a phase that was entered at a moment, by what its guardrails say now. */
    public Step next(int phase, Instant enteredAt, List<GuardrailReading> readings, Instant now) {
        if (phase == 0) {
            return Step.STAY;
        }
        if (readings.stream().anyMatch(reading -> reading.outcome() == GuardrailReading.Outcome.BREACHED)) {
            return Step.RETREAT;
        }
        boolean waits = now.isBefore(enteredAt.plus(phase(phase).lasts()))
                || readings.stream().anyMatch(reading -> reading.outcome() == GuardrailReading.Outcome.TOO_FEW);
        if (waits) {
            return Step.STAY;
        }
        return phase == phases.size() ? Step.COMPLETE : Step.ADVANCE;
    }

    /** A rollout's next step. */
    public enum Step {
        @JsonProperty("stay")
        STAY,
        @JsonProperty("advance")
        ADVANCE,
        @JsonProperty("retreat")
        RETREAT,
        @JsonProperty("complete")
        COMPLETE
    }
}
