package dev.assay.model.projection;

import dev.assay.model.company.CompanyId;
import dev.assay.model.event.EventName;

/** Readers see the second generation from here on. */
@EventName("projection.generation_promoted")
public record GenerationPromoted(
        CompanyId company, ProjectionName projection, int generation, int replaced, String reason) {}
