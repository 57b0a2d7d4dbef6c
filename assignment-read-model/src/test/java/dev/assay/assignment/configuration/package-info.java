@NullMarked
package dev.assay.assignment.configuration;

import org.jspecify.annotations.NullMarked;
