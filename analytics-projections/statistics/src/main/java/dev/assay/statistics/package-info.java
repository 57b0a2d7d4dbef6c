/** Statistics as pure functions of sufficient statistics: exact moments, statuses, intervals. One package a family of methods. */
@NullMarked
package dev.assay.statistics;

import org.jspecify.annotations.NullMarked;
