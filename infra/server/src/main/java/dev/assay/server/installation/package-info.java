/** What belongs to one installation and lies in its data folder: secrets, the operator's key, the node's name. */
@NullMarked
package dev.assay.server.installation;

import org.jspecify.annotations.NullMarked;
