package dev.assay.fold;

import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.experiment.VariantId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The users of one variant whose first exposure was on one day (UTC).
 *
 * @param slice which of them; empty for all
 */
public record Cohort(ExperimentKey experiment, VariantId variant, LocalDate day, Optional<Slice> slice) {}
