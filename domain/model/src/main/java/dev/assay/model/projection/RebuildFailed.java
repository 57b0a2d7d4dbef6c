package dev.assay.model.projection;

import dev.assay.model.company.CompanyId;
import dev.assay.model.event.EventName;

/** A second generation could not be built. */
@EventName("projection.rebuild_failed")
public record RebuildFailed(CompanyId company, ProjectionName projection, int generation, String cause) {}
