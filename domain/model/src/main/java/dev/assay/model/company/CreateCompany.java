package dev.assay.model.company;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Founds a company.
 *
 * @param firstKey issued with it, in one step: a company without a key could never be used
 */
public record CreateCompany(
        @TargetAggregateIdentifier CompanyId company,
        String name,
        List<Environment> environments,
        IssueApiKey firstKey) {}
