package dev.assay.model.projection;

import dev.assay.model.company.CompanyId;

/** Which generation of a projection a company's readers see. */
public interface Generations {
    Generation live(CompanyId company, ProjectionName projection);
}
