package dev.assay.analytics.export;

import java.util.List;
import java.util.Locale;

/** Draws lifts with their intervals against a line at nothing, as SVG without a style sheet. */
final class IntervalPlot {
    private static final int WIDTH = 640;
    private static final int NAMES = 220;
    private static final int ROW = 28;

    private IntervalPlot() {}

    static void draw(Block.Plot plot, Html html) {
        List<Block.Line> lines = plot.lines();
        Scale scale = new Scale(plot.from(), plot.span());
        int height = lines.size() * ROW + 8;
        html.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + WIDTH + "\" height=\"" + height
                + "\" role=\"img\" aria-label=\"Intervals of the changes; the table has the numbers\">\n");
        html.raw(line(scale.x(0), 0, scale.x(0), height, "#888", 1));
        for (int i = 0; i < lines.size(); i++) {
            Block.Line each = lines.get(i);
            int y = i * ROW + ROW / 2 + 4;
            html.raw("<text x=\"0\" y=\"" + (y + 4) + "\" font-size=\"13\" font-family=\"sans-serif\">")
                    .text(shortened(each.name()))
                    .raw("</text>\n");
            html.raw(line(scale.x(each.low()), y, scale.x(each.high()), y, "#246", 2.5));
            html.raw(String.format(
                    Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%d\" r=\"5\" fill=\"#246\"/>%n", scale.x(each.lift()), y));
        }
        html.raw("</svg>\n");
    }

    private record Scale(double from, double span) {
        double x(double value) {
            return NAMES + (value - from) / span * (WIDTH - NAMES);
        }
    }

    private static String line(double x1, double y1, double x2, double y2, String colour, double width) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"%.1f\"/>%n",
                x1,
                y1,
                x2,
                y2,
                colour,
                width);
    }

    private static String shortened(String name) {
        int longest = 30;
        return name.codePointCount(0, name.length()) <= longest
                ? name
                : name.substring(0, name.offsetByCodePoints(0, longest - 1)) + "…";
    }
}
