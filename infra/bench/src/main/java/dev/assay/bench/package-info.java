/**
 * Benchmarks of what has to be fast. Each measures a baseline in the same run, in turns, and reports medians and their
 * ratio: a machine that is slow today is slow for both.
 */
@NullMarked
package dev.assay.bench;

import org.jspecify.annotations.NullMarked;
