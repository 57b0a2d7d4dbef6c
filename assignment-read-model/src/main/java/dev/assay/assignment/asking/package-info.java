/** The user a program asks about, read from its request. */
@NullMarked
package dev.assay.assignment.asking;

import org.jspecify.annotations.NullMarked;
