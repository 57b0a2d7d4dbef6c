/** {@code POST /assign}: which variants a user gets, answered from memory, and the exposures that makes. */
@NullMarked
package dev.assay.assignment.assign;

import org.jspecify.annotations.NullMarked;
