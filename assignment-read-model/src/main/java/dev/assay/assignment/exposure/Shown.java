package dev.assay.assignment.exposure;

import dev.assay.assignment.configuration.ConfiguredExperiment;
import dev.assay.rules.Evaluation;

/** What was decided about a user in one experiment. */
public record Shown(ConfiguredExperiment experiment, Evaluation evaluation) {}
