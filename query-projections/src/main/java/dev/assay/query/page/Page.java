package dev.assay.query.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * One page of a list.
 *
 * @param nextCursor where the next page begins; empty after the last
 */
public record Page(
        List<JsonNode> items, @JsonProperty("next_cursor") Optional<String> nextCursor) {
    public Page {
        items = List.copyOf(items);
    }

    /** From one row more than the limit, if there are as many: the one too many tells that there is a next page. */
    public static <R> Page of(
            List<R> rows, int limit, Function<? super R, JsonNode> item, Function<? super R, String> cursor) {
        var shown = rows.size() > limit ? rows.subList(0, limit) : rows;
        Optional<String> next = rows.size() > limit ? Optional.of(cursor.apply(shown.getLast())) : Optional.empty();
        return new Page(shown.stream().<JsonNode>map(item).toList(), next);
    }
}
