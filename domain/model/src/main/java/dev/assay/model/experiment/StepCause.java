package dev.assay.model.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What made a rollout take a step. */
public enum StepCause {
    /** Somebody asked for it. */
    @JsonProperty("manual")
    MANUAL,
    /** Its plan: a phase lasted as long as it was to. */
    @JsonProperty("plan")
    PLAN,
    /** A guardrail was breached. */
    @JsonProperty("guardrail")
    GUARDRAIL
}
