package dev.assay.analytics.export;

import dev.assay.analytics.results.ResultsDocument;
import dev.assay.analytics.results.ResultsDocument.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A column of exported rows.
 *
 * @param type one of a text, a whole number, a number or a flag
 * @param value empty where it is not known
 */
record Column(String name, Type type, Function<Row, Optional<?>> value) {
    /** What is in it, and what SQL calls that. */
    enum Type {
        TEXT("VARCHAR"),
        INTEGER("BIGINT"),
        NUMBER("DOUBLE"),
        FLAG("BOOLEAN");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    static List<Column> of(ResultsDocument document) {
        List<Column> columns = new ArrayList<>();
        columns.add(text("experiment_id", row -> document.experimentId().value()));
        columns.add(text("as_of", row -> document.asOf().toString()));
        columns.add(integer("position", row -> document.position()));
        columns.add(integer("generation", row -> (long) document.generation()));
        columns.add(new Column("metric_id", Type.TEXT, row -> row.metric().id().map(Object::toString)));
        columns.add(text("metric_name", row -> row.metric().name()));
        columns.add(integer("metric_version", row -> (long) row.metric().version()));
        columns.add(text("role", Row::role));
        columns.add(text("variant_id", row -> row.variant().variantId().value()));
        columns.add(text("variant_name", row -> row.variant().name()));
        columns.add(flag("control", Variant::control));
        columns.add(integer("exposures", row -> row.variant().exposures()));
        columns.add(integer("conversions", row -> row.variant().conversions()));
        columns.add(number("conversion_rate", Variant::conversionRate));
        columns.add(number("mean", Variant::mean));
        columns.add(number("sum", Variant::sum));
        columns.add(number("variance", Variant::variance));
        columns.add(number("lift", Variant::liftValue));
        interval(columns, "lift", Variant::liftInterval);
        columns.add(number("effect", Variant::effect));
        interval(columns, "effect", Variant::effectInterval);
        interval(columns, "adjusted", Variant::adjustedInterval);
        columns.add(new Column("method", Type.TEXT, row -> row.variant().method()));
        columns.add(number("statistic", Variant::statistic));
        columns.add(number("p_value", Variant::pValue));
        columns.add(number("ln_p_value", Variant::lnPValue));
        columns.add(number("adjusted_p_value", Variant::adjustedPValue));
        columns.add(number(
                "sequential_p_value",
                variant -> variant.sequential()
                        .map(ResultsDocument.Sequential::pValue)
                        .orElse(OptionalDouble.empty())));
        columns.add(number(
                "chance_to_beat_control",
                variant -> variant.bayesian()
                        .map(ResultsDocument.Bayesian::chanceToBeatControl)
                        .orElse(OptionalDouble.empty())));
        columns.add(number(
                "expected_loss",
                variant -> variant.bayesian()
                        .map(ResultsDocument.Bayesian::expectedLoss)
                        .orElse(OptionalDouble.empty())));
        columns.add(flag("significant", Variant::significant));
        columns.add(new Column("guardrail", Type.TEXT, row -> row.variant().guardrail()));
        columns.add(text("status", row -> row.variant().status()));
        return columns;
    }

    private static Column text(String name, Function<Row, String> value) {
        return new Column(name, Type.TEXT, row -> Optional.of(value.apply(row)));
    }

    private static Column integer(String name, Function<Row, Long> value) {
        return new Column(name, Type.INTEGER, row -> Optional.of(value.apply(row)));
    }

    private static Column flag(String name, Function<Variant, Boolean> value) {
        return new Column(name, Type.FLAG, row -> Optional.of(value.apply(row.variant())));
    }

    private static Column number(String name, Function<Variant, OptionalDouble> value) {
        return new Column(
                name,
                Type.NUMBER,
                row -> value.apply(row.variant()).stream().boxed().findFirst());
    }

    private static void interval(List<Column> columns, String name, Function<Variant, Optional<List<Double>>> ends) {
        columns.add(new Column(
                name + "_low", Type.NUMBER, row -> ends.apply(row.variant()).map(List::getFirst)));
        columns.add(new Column(
                name + "_high", Type.NUMBER, row -> ends.apply(row.variant()).map(List::getLast)));
    }
}
