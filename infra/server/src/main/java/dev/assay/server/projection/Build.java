package dev.assay.server.projection;

/** The building of one generation, from the log's start until it is live or dropped; done in steps. */
interface Build {
    /** Does the next piece of work: of a size that others can wait for. Not to be called by two threads at once. */
    Next step();

    /** When there is something to do again. */
    enum Next {
        /** At once. */
        MORE,
        /** When the log or the generation's status may have moved. */
        LATER,
        /** Never. */
        OVER
    }
}
