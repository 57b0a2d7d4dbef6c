package dev.assay.analytics.export;

import java.util.List;

/** Writes HTML; text is escaped wherever it stands. */
final class Html {
    private final StringBuilder out = new StringBuilder();

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

    Html list(List<String> items) {
        raw("<ul>\n");
        items.forEach(item -> element("li", item));
        return raw("</ul>\n");
    }

    Html row(String cell, List<String> texts) {
        raw("<tr>");
        texts.forEach(each -> raw("<" + cell + ">").text(each).raw("</" + cell + ">"));
        return raw("</tr>\n");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
