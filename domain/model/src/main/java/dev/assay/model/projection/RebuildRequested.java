package dev.assay.model.projection;

import dev.assay.model.company.CompanyId;
import dev.assay.model.event.EventName;

/** A second generation is to be built. */
@EventName("projection.rebuild_requested")
public record RebuildRequested(CompanyId company, ProjectionName projection, int generation, String reason) {}
