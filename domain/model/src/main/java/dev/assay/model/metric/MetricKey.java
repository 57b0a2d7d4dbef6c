package dev.assay.model.metric;

import dev.assay.model.company.CompanyId;

/** A metric's full identity; its text form, {@code acme/metrics/revenue}, names its event stream. */
public record MetricKey(CompanyId company, MetricId id) {
    @Override
    public String toString() {
        return company + "/metrics/" + id;
    }
}
