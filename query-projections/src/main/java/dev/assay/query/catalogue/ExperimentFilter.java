package dev.assay.query.catalogue;

import static java.util.stream.Collectors.joining;

import dev.assay.model.experiment.Status;
import dev.assay.query.page.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which experiments a list shows.
 *
 * @param statuses empty: all but archived ones
 * @param words each must occur in what people wrote about the experiment
 */
record ExperimentFilter(List<String> statuses, Optional<String> owner, Optional<String> tag, List<String> words) {
    private static final int MAX_WORDS = 10;
    private static final String STATUSES =
            Arrays.stream(Status.values()).map(Status::wireName).collect(joining(", "));

    static ExperimentFilter read(
            Parameters parameters,
            @Nullable String status,
            @Nullable String owner,
            @Nullable String tag,
            @Nullable String q) {
        return new ExperimentFilter(
                parameters
                        .text("status", status)
                        .map(text -> statuses(parameters, text))
                        .orElse(List.of()),
                parameters.text("owner", owner),
                parameters.text("tag", tag),
                parameters.text("q", q).map(text -> words(parameters, text)).orElse(List.of()));
    }

    /** Conditions for SQL. */
    List<String> conditions() {
        var conditions = new ArrayList<String>();
        conditions.add(
                statuses.isEmpty()
                        ? "status <> 'archived'"
                        : "status IN (" + numbered("status", statuses.size()) + ")");
        owner.ifPresent(_ -> conditions.add("owner = :owner"));
        tag.ifPresent(_ -> conditions.add("tags @> to_jsonb(CAST(:tag AS text))"));
        for (int i = 0; i < words.size(); i++) {
            conditions.add("search LIKE :word" + i);
        }
        return conditions;
    }

    /** The values the conditions name. */
    Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        for (int i = 0; i < statuses.size(); i++) {
            values.put("status" + i, statuses.get(i));
        }
        owner.ifPresent(value -> values.put("owner", value));
        tag.ifPresent(value -> values.put("tag", value));
        for (int i = 0; i < words.size(); i++) {
            values.put("word" + i, "%" + literal(words.get(i)) + "%");
        }
        return values;
    }

    private static List<String> statuses(Parameters parameters, String text) {
        var statuses = List.of(text.split(",")).stream().distinct().sorted().toList();
        if (statuses.isEmpty()
                || !Arrays.stream(Status.values())
                        .map(Status::wireName)
                        .toList()
                        .containsAll(statuses)) {
            parameters.fault("status", "must be one or more, comma-separated, of " + STATUSES);
        }
        return statuses;
    }

    private static List<String> words(Parameters parameters, String text) {
        var words = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        if (words.size() > MAX_WORDS) {
            parameters.fault("q", "must be at most " + MAX_WORDS + " words");
        }
        return words;
    }

    private static String numbered(String name, int count) {
        var names = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            names.add(":" + name + i);
        }
        return String.join(", ", names);
    }

    private static String literal(String word) {
        return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
