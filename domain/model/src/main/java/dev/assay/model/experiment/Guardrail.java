package dev.assay.model.experiment;

import dev.assay.model.metric.MetricId;

/**
 * A metric that must not get worse.
 *
 * @param margin the relative worsening that is still acceptable, as a fraction
 */
public record Guardrail(MetricId metric, double margin) {}
