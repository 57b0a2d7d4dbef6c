package dev.assay.model;

import dev.assay.model.company.CompanyId;
import dev.assay.model.company.Environment;

/** Where an experiment lives and a key acts: one environment of one company. */
public record Scope(CompanyId company, Environment environment) {
    public static Scope of(String company, String environment) {
        return new Scope(new CompanyId(company), new Environment(environment));
    }

    @Override
    public String toString() {
        return company + "/" + environment;
    }
}
