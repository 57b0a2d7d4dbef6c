/**
 * What happens by itself at a moment named before: starts and stops of experiments, planned changes of flags,
 * steps of rollouts, turns of bandits.
 */
@NullMarked
package dev.assay.command.schedule;

import org.jspecify.annotations.NullMarked;
