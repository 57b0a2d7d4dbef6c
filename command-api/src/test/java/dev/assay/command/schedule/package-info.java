@NullMarked
package dev.assay.command.schedule;

import org.jspecify.annotations.NullMarked;
