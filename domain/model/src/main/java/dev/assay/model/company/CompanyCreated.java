package dev.assay.model.company;

import dev.assay.model.event.EventName;
import java.util.List;

/** A company came into being. */
@EventName("company.created")
public record CompanyCreated(CompanyId company, String name, List<Environment> environments) {}
