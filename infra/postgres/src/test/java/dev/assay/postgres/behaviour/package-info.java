@NullMarked
package dev.assay.postgres.behaviour;

import org.jspecify.annotations.NullMarked;
