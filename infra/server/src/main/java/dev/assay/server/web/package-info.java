/** What all servlet endpoints share: keys and roles, request ids, limits, positions, problem documents, static files. */
@NullMarked
package dev.assay.server.web;

import org.jspecify.annotations.NullMarked;
