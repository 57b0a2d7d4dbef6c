package dev.assay.server.demo;

import java.util.Locale;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/** An experiment's results in a few lines of text. */
final class Verdict {
    private static final int WIDTH = 96;

    private Verdict() {}

    static String of(JsonNode results) {
        var text = new StringBuilder();
        text.append(results.path("name").asString())
                .append(" (")
                .append(results.path("status").asString())
                .append(", ")
                .append(String.format(
                        Locale.ROOT, "%,d", results.path("sample_size").asLong()))
                .append(" visitors)\n");
        results.path("variants")
                .forEach(variant -> text.append("  ").append(line(variant)).append('\n'));
        return text.append(wrapped(results.path("recommendation").path("text").asString()))
                .toString();
    }

    private static String line(JsonNode variant) {
        var interval = variant.path("confidence_interval");
        var rate = String.format(
                Locale.ROOT,
                "%-12s %,9d  %6.2f %% (%.2f to %.2f)",
                variant.path("name").asString(),
                variant.path("exposures").asLong(),
                variant.path("conversion_rate").asDouble(),
                interval.path(0).asDouble(),
                interval.path(1).asDouble());
        var p = variant.path("p_value");
        return p.isNumber()
                ? rate
                        + String.format(
                                Locale.ROOT,
                                "  lift %s, p = %.2g",
                                variant.path("lift").asString(),
                                p.asDouble())
                : rate;
    }

    private static String wrapped(String text) {
        var lines = new StringJoiner("\n  ", "  ", "\n");
        var line = new StringJoiner(" ");
        for (var word : text.split(" ", -1)) {
            if (line.length() > 0 && line.length() + word.length() >= WIDTH) {
                lines.add(line.toString());
                line = new StringJoiner(" ");
            }
            line.add(word);
        }
        return lines.add(line.toString()).toString();
    }
}
