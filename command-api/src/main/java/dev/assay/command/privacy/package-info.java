/** What people may ask for, over HTTP. */
@NullMarked
package dev.assay.command.privacy;

import org.jspecify.annotations.NullMarked;
