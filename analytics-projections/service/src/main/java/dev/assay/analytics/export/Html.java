package dev.assay.analytics.export;

import java.util.List;

/** A report as one HTML file that needs nothing else; text is escaped wherever it stands. */
final class Html {
    private static final String STYLE = """
            body { font: 15px/1.5 sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1b1f24 }
            h1 { font-size: 1.6rem; margin-bottom: 0 } h2 { font-size: 1.15rem; margin-top: 2rem }
            .verdict { border-left: 4px solid #246; padding: .5rem 1rem; background: #f2f5f9; font-size: 1.05rem }
            table { border-collapse: collapse; width: 100%; font-size: .9rem } th, td { text-align: left; padding: .3rem .5rem;
            border-bottom: 1px solid #dde } .fine { color: #555; font-size: .85rem } svg { max-width: 100%; height: auto }
            @media print { body { margin: 0; max-width: none } h2 { break-after: avoid } table, svg { break-inside: avoid } }
            """;

    private final StringBuilder out = new StringBuilder();

    private Html() {}

    static String of(String title, List<Block> blocks) {
        Html html = new Html();
        html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                .text(title)
                .raw("</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n");
        blocks.forEach(html::block);
        return html.raw("</body>\n</html>\n").out.toString();
    }

    private void block(Block block) {
        switch (block) {
            case Block.Title(var text) -> element("h1", text);
            case Block.Heading(var text) -> element("h2", text);
            case Block.Verdict(var text) ->
                raw("<p class=\"verdict\">").text(text).raw("</p>\n");
            case Block.Paragraph(var text) -> element("p", text);
            case Block.Fine(var text) -> raw("<p class=\"fine\">").text(text).raw("</p>\n");
            case Block.Bullets(var items) -> {
                raw("<ul>\n");
                items.forEach(item -> element("li", item));
                raw("</ul>\n");
            }
            case Block.Plot plot -> IntervalPlot.draw(plot, this);
            case Block.Table(var head, var rows) -> {
                raw("<table>\n").row("th", head);
                rows.forEach(row -> row("td", row));
                raw("</table>\n");
            }
        }
    }

    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    Html text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return this;
    }

    /** An element with nothing but text in it. */
    Html element(String name, String text) {
        return raw("<" + name + ">").text(text).raw("</" + name + ">\n");
    }

    Html row(String cell, List<String> texts) {
        raw("<tr>");
        texts.forEach(each -> raw("<" + cell + ">").text(each).raw("</" + cell + ">"));
        return raw("</tr>\n");
    }
}
