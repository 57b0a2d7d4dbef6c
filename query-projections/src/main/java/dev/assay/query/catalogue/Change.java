package dev.assay.query.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What became of one field.
 *
 * @param field its JSON pointer
 * @param before absent when the field is new
 * @param after absent when the field is gone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Change(
        String field, @Nullable JsonNode before, @Nullable JsonNode after) {}
