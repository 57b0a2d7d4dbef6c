/** Feature flags over HTTP. */
@NullMarked
package dev.assay.command.flag;

import org.jspecify.annotations.NullMarked;
