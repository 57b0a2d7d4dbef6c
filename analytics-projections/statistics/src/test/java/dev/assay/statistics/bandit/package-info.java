@NullMarked
package dev.assay.statistics.bandit;

import org.jspecify.annotations.NullMarked;
