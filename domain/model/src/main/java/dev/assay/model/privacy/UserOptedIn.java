package dev.assay.model.privacy;

import dev.assay.model.event.EventName;

/** A person takes part in experiments again. */
@EventName("subject.opted_in")
public record UserOptedIn(SubjectKey subject) {}
