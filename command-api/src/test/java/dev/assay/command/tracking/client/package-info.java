@NullMarked
package dev.assay.command.tracking.client;

import org.jspecify.annotations.NullMarked;
