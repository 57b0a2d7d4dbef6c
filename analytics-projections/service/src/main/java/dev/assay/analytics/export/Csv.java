package dev.assay.analytics.export;

import dev.assay.analytics.results.ResultsDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Results as comma-separated values (RFC 4180), a row each metric and variant, every number with all its digits; what is
 * unknown is empty. A user's text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
final class Csv {
    private static final String FORMULA = "=+-@\t\r";

    /** Names are people's words; all other texts are Assay's. */
    private static final Set<String> WORDS = Set.of("metric_name", "variant_name");

    private Csv() {}

    static String of(ResultsDocument document) {
        List<Column> columns = Column.of(document);
        StringBuilder csv = new StringBuilder();
        line(csv, columns.stream().map(Column::name).toList());
        for (Row row : Row.of(document)) {
            line(csv, columns.stream().map(column -> cell(column, row)).toList());
        }
        return csv.toString();
    }

    private static String cell(Column column, Row row) {
        String text = column.value().apply(row).map(Object::toString).orElse("");
        return WORDS.contains(column.name()) ? safe(text) : text;
    }

    private static String safe(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static void line(StringBuilder csv, List<String> cells) {
        csv.append(cells.stream().map(Csv::quoted).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
