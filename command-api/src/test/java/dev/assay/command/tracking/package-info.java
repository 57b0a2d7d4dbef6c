@NullMarked
package dev.assay.command.tracking;

import org.jspecify.annotations.NullMarked;
