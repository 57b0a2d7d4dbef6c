package dev.assay.model.projection;

import dev.assay.model.company.CompanyId;
import dev.assay.model.event.EventName;

/** A second generation was dropped. */
@EventName("projection.generation_discarded")
public record GenerationDiscarded(CompanyId company, ProjectionName projection, int generation, String reason) {}
