/** An experiment's results to take away: rows for a spreadsheet, the document itself, a report a manager can read. */
@NullMarked
package dev.assay.analytics.export;

import org.jspecify.annotations.NullMarked;
