/**
 * Keeps every projection up to date from its log, in generations: live processing, dead letters, rebuilds. Views know
 * nothing of it; they only apply events to a generation.
 */
@NullMarked
package dev.assay.server.projection;

import org.jspecify.annotations.NullMarked;
