/** What users were shown, handed on to be stored. */
@NullMarked
package dev.assay.assignment.exposure;

import org.jspecify.annotations.NullMarked;
