package dev.assay.analytics.export;

import java.util.List;

/** A part of a report, whatever it is written as. */
sealed interface Block {
    record Title(String text) implements Block {}

    record Heading(String text) implements Block {}

    /** What the reader came for. */
    record Verdict(String text) implements Block {}

    record Paragraph(String text) implements Block {}

    /** A remark in smaller type. */
    record Fine(String text) implements Block {}

    record Bullets(List<String> items) implements Block {}

    /** Changes with their intervals against a line at nothing. */
    record Plot(List<Line> lines) implements Block {
        /** Where to draw: from the smallest end to the largest, nothing included, with some air. */
        double from() {
            return Math.min(0, lines.stream().mapToDouble(Line::low).min().orElse(0)) - air();
        }

        double span() {
            return width() + 2 * air();
        }

        private double width() {
            return Math.max(0, lines.stream().mapToDouble(Line::high).max().orElse(0))
                    - Math.min(0, lines.stream().mapToDouble(Line::low).min().orElse(0));
        }

        private double air() {
            return width() > 0 ? width() * 0.08 : 0.01;
        }
    }

    /** A line of a plot. */
    record Line(String name, double lift, double low, double high) {}

    record Table(List<String> head, List<List<String>> rows) implements Block {}
}
