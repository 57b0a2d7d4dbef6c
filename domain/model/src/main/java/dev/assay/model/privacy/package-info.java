/** What people may ask of a company that keeps data of them. */
@NullMarked
package dev.assay.model.privacy;

import org.jspecify.annotations.NullMarked;
