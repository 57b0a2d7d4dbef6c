package dev.assay.analytics.export;

import dev.assay.analytics.results.ResultsDocument;
import dev.assay.analytics.results.ResultsDocument.Variant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Results as comma-separated values (RFC 4180), a row each metric and variant, every number with all its digits; what is
 * unknown is empty. A user's text that a spreadsheet would take for a formula gets an apostrophe before it.
 */
final class Csv {
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    static String of(ResultsDocument document) {
        Map<String, Function<Row, Object>> columns = columns(document);
        StringBuilder csv = new StringBuilder();
        line(csv, List.copyOf(columns.keySet()));
        for (Row row : Row.of(document)) {
            line(
                    csv,
                    columns.values().stream()
                            .map(column -> text(column.apply(row)))
                            .toList());
        }
        return csv.toString();
    }

    private static Map<String, Function<Row, Object>> columns(ResultsDocument document) {
        Map<String, Function<Row, Object>> columns = new LinkedHashMap<>();
        columns.put("experiment_id", row -> document.experimentId().value());
        columns.put("as_of", row -> document.asOf().toString());
        columns.put("position", row -> document.position());
        columns.put("generation", row -> document.generation());
        columns.put("metric_id", row -> row.metric().id().map(id -> id.value()).orElse(""));
        columns.put("metric_name", row -> safe(row.metric().name()));
        columns.put("metric_version", row -> row.metric().version());
        columns.put("role", Row::role);
        columns.put("variant_id", row -> row.variant().variantId().value());
        columns.put("variant_name", row -> safe(row.variant().name()));
        add(columns, "control", Variant::control);
        add(columns, "exposures", Variant::exposures);
        add(columns, "conversions", Variant::conversions);
        add(columns, "conversion_rate", Variant::conversionRate);
        add(columns, "mean", Variant::mean);
        add(columns, "sum", Variant::sum);
        add(columns, "variance", Variant::variance);
        add(columns, "lift", Variant::liftValue);
        interval(columns, "lift", Variant::liftInterval);
        add(columns, "effect", Variant::effect);
        interval(columns, "effect", Variant::effectInterval);
        interval(columns, "adjusted", Variant::adjustedInterval);
        add(columns, "method", Variant::method);
        add(columns, "statistic", Variant::statistic);
        add(columns, "p_value", Variant::pValue);
        add(columns, "ln_p_value", Variant::lnPValue);
        add(columns, "adjusted_p_value", Variant::adjustedPValue);
        add(
                columns,
                "sequential_p_value",
                variant -> variant.sequential()
                        .map(ResultsDocument.Sequential::pValue)
                        .orElse(OptionalDouble.empty()));
        add(
                columns,
                "chance_to_beat_control",
                variant -> variant.bayesian()
                        .map(ResultsDocument.Bayesian::chanceToBeatControl)
                        .orElse(OptionalDouble.empty()));
        add(
                columns,
                "expected_loss",
                variant -> variant.bayesian()
                        .map(ResultsDocument.Bayesian::expectedLoss)
                        .orElse(OptionalDouble.empty()));
        add(columns, "significant", Variant::significant);
        add(columns, "guardrail", Variant::guardrail);
        add(columns, "status", Variant::status);
        return columns;
    }

    private static void add(Map<String, Function<Row, Object>> columns, String name, Function<Variant, Object> value) {
        columns.put(name, row -> value.apply(row.variant()));
    }

    private static void interval(
            Map<String, Function<Row, Object>> columns, String name, Function<Variant, Optional<List<Double>>> ends) {
        add(columns, name + "_low", variant -> ends.apply(variant).map(List::getFirst));
        add(columns, name + "_high", variant -> ends.apply(variant).map(List::getLast));
    }

    private static String safe(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String text(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.map(Csv::text).orElse("");
            case OptionalDouble number -> number.isPresent() ? Double.toString(number.getAsDouble()) : "";
            default -> value.toString();
        };
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
