/** Feature flags: in which order a flag's parts decide, and which of its variations a unit is served. */
@NullMarked
package dev.assay.rules.flag;

import org.jspecify.annotations.NullMarked;
