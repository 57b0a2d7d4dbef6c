package dev.assay.model.projection;

import dev.assay.model.company.CompanyId;
import dev.assay.model.event.EventName;

/** A second generation has caught up with its log. */
@EventName("projection.rebuild_completed")
public record RebuildCompleted(
        CompanyId company,
        ProjectionName projection,
        int generation,
        long events,
        String checksum,
        String liveChecksum) {}
