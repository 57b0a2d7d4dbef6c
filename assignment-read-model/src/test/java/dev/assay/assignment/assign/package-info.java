@NullMarked
package dev.assay.assignment.assign;

import org.jspecify.annotations.NullMarked;
