package dev.assay.model.privacy;

import dev.assay.model.behaviour.UserMark;
import dev.assay.model.company.CompanyId;

/** A person's full identity; its text form, {@code acme/subjects/0123456789abcdef}, names its event stream. */
public record SubjectKey(CompanyId company, UserMark user) {
    @Override
    public String toString() {
        return company + "/subjects/" + user;
    }
}
