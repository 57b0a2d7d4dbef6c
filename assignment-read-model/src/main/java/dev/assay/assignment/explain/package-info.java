/** Why a user is given what the user is given, now or at a moment of the past. */
@NullMarked
package dev.assay.assignment.explain;

import org.jspecify.annotations.NullMarked;
