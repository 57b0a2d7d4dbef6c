/** What all concepts share: scopes, slugs, rejections. Commands, events and aggregates live in one package a concept. */
@NullMarked
package dev.assay.model;

import org.jspecify.annotations.NullMarked;
