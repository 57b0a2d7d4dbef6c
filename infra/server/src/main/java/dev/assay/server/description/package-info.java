/** What the server says of its own HTTP contract: the OpenAPI document. */
@NullMarked
package dev.assay.server.description;

import org.jspecify.annotations.NullMarked;
