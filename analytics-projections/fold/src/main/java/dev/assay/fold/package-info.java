/**
 * From what users did to sufficient statistics, without IO. A {@link dev.assay.fold.UserState} is a function of the
 * <em>set</em> of a user's relevant events and grows by union; what a user adds to the statistics is a function of that
 * state. So order, batching and duplicates cannot matter, and a replay gives the same bits as the live fold.
 */
@NullMarked
package dev.assay.fold;

import org.jspecify.annotations.NullMarked;
