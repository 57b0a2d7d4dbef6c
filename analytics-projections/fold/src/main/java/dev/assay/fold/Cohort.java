package dev.assay.fold;

import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.VariantId;
import java.time.LocalDate;

/** The users of one variant whose first exposure was on one day (UTC). */
public record Cohort(ExperimentKey experiment, VariantId variant, LocalDate day) {}
