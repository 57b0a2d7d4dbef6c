package dev.assay.model.projection;

import dev.assay.model.company.CompanyId;

/** One company's part of a projection; its text form, {@code acme/projections/metrics}, names its event stream. */
public record ProjectionKey(CompanyId company, ProjectionName projection) {
    @Override
    public String toString() {
        return company + "/projections/" + projection;
    }
}
