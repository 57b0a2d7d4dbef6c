@NullMarked
package dev.assay.rules.flag;

import org.jspecify.annotations.NullMarked;
