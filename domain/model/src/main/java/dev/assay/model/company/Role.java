package dev.assay.model.company;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the holder of a key may do. */
public enum Role {
    /** A program, perhaps in a browser: assign, track, read its own configuration. */
    @JsonProperty("client")
    CLIENT,
    /** Reads configuration, issues client keys, explains assignments. */
    @JsonProperty("developer")
    DEVELOPER,
    /** Reads results, defines metrics, rebuilds and promotes projections. */
    @JsonProperty("analyst")
    ANALYST,
    /** Everything but the auditor's silence: commands, keys, members. */
    @JsonProperty("admin")
    ADMIN,
    /** Reads everything, changes nothing. */
    @JsonProperty("auditor")
    AUDITOR
}
