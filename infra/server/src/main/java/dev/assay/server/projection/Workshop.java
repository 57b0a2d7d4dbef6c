package dev.assay.server.projection;

import java.util.concurrent.Executor;

/**
 * What every build needs.
 *
 * @param background for reading ahead, and for checksums that must not hold up writing
 */
record Workshop(
        GenerationStore generations,
        RebuildStore rebuilds,
        Transactions transactions,
        Tokens tokens,
        RebuildReports reports,
        Executor background) {}
