/** The data folder and the secrets in it. */
@NullMarked
package dev.assay.server.installation;

import org.jspecify.annotations.NullMarked;
