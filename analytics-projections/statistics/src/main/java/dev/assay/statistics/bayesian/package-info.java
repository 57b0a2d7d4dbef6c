/** What is believed after the data: conversion rates with beta priors, effects with normal ones. Exact, without simulation. */
@NullMarked
package dev.assay.statistics.bayesian;

import org.jspecify.annotations.NullMarked;
