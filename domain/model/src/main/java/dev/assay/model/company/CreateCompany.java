package dev.assay.model.company;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Founds a company. */
public record CreateCompany(
        @TargetAggregateIdentifier CompanyId company, String name, List<Environment> environments) {}
