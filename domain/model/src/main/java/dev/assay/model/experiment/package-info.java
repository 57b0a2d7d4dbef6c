/** The life of an experiment: its definition, commands, events and rules. */
@NullMarked
package dev.assay.model.experiment;

import org.jspecify.annotations.NullMarked;
