package dev.assay.query.catalogue;

import static java.util.stream.Collectors.joining;

import dev.assay.query.page.Parameters;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a list of experiments may be ordered: only these columns ever reach the SQL. None is null in any row, so that a cursor
 * can name each.
 */
record ExperimentOrder(Column column, boolean descending) {
    private static final ExperimentOrder NEWEST_FIRST = new ExperimentOrder(Column.CREATED_AT, true);

    enum Column {
        ID("id", "text"),
        NAME("name_key", "text"),
        STATUS("status", "text"),
        OWNER("owner", "text"),
        CREATED_AT("created_at", "timestamptz"),
        UPDATED_AT("updated_at", "timestamptz"),
        STARTED_AT("COALESCE(started_at, '-infinity')", "timestamptz");

        private final String expression;
        private final String type;

        Column(String expression, String type) {
            this.expression = expression;
            this.type = type;
        }

        private String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** From {@code created_at} or {@code -created_at}; without one the newest come first. */
    static ExperimentOrder read(Parameters parameters, @Nullable String sort) {
        return parameters
                .text("sort", sort)
                .map(text -> {
                    var descending = text.startsWith("-");
                    var name = descending ? text.substring(1) : text;
                    return Arrays.stream(Column.values())
                            .filter(column -> column.wireName().equals(name))
                            .findAny()
                            .map(column -> new ExperimentOrder(column, descending))
                            .orElseGet(() -> unknown(parameters));
                })
                .orElse(NEWEST_FIRST);
    }

    private static ExperimentOrder unknown(Parameters parameters) {
        parameters.fault(
                "sort",
                "must be one of "
                        + Arrays.stream(Column.values()).map(Column::wireName).collect(joining(", "))
                        + ", descending with a leading -");
        return NEWEST_FIRST;
    }

    /** The value of the row that a cursor remembers. */
    String key() {
        return "CAST(" + column.expression + " AS text)";
    }

    /** Holds for the rows behind the one remembered. */
    String behind() {
        return "(" + column.expression + ", id) " + (descending ? "<" : ">") + " (CAST(:after_key AS " + column.type
                + "), :after_id)";
    }

    String by() {
        var direction = descending ? " DESC" : " ASC";
        return column.expression + direction + ", id" + direction;
    }

    @Override
    public String toString() {
        return (descending ? "-" : "") + column.wireName();
    }
}
