package dev.assay.model.privacy;

import dev.assay.model.event.EventName;

/** A person takes no part in experiments any more. */
@EventName("subject.opted_out")
public record UserOptedOut(SubjectKey subject) {}
