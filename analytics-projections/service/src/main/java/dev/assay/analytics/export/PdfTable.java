package dev.assay.analytics.export;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A table whose columns share the page's width by what is in them; cells wrap, and the head is repeated on each page. */
final class PdfTable {
    private static final Color INK = new Color(0x1b, 0x1f, 0x24);
    private static final Color SOFT = new Color(0x55, 0x55, 0x55);
    private static final Color RULE = new Color(0xdd, 0xdd, 0xee);
    private static final float SIZE = 8.5f;
    private static final float GAP = 8;
    private static final float PADDING = 3;

    /** A column may ask for so much of the width; longer texts wrap. */
    private static final float WIDEST = 0.4f;

    private final PdfFont font;
    private final PdfPages pages;

    PdfTable(PdfFont font, PdfPages pages) {
        this.font = font;
        this.pages = pages;
    }

    void draw(Block.Table table) throws IOException {
        List<Float> widths = widths(table);
        row(table.head(), widths, SOFT, List.of());
        for (List<String> row : table.rows()) {
            row(row, widths, INK, table.head());
        }
        pages.down(GAP);
    }

    private List<Float> widths(Block.Table table) throws IOException {
        List<Float> widths = new ArrayList<>();
        float sum = 0;
        for (int column = 0; column < table.head().size(); column++) {
            float widest = width(table.head().get(column));
            for (List<String> row : table.rows()) {
                widest = Math.max(widest, width(row.get(column)));
            }
            float width = Math.min(widest + GAP, PdfPages.INNER * WIDEST);
            widths.add(width);
            sum += width;
        }
        float scale = PdfPages.INNER / sum;
        return widths.stream().map(width -> width * scale).toList();
    }

    private float width(String cell) throws IOException {
        return font.width(font.writable(cell), SIZE);
    }

    /** @param repeated the head, where the row begins a page */
    private void row(List<String> cells, List<Float> widths, Color colour, List<String> repeated) throws IOException {
        List<List<String>> wrapped = new ArrayList<>();
        int lines = 1;
        for (int column = 0; column < cells.size(); column++) {
            wrapped.add(font.wrapped(cells.get(column), SIZE, Math.max(SIZE, widths.get(column) - GAP)));
            lines = Math.max(lines, wrapped.getLast().size());
        }
        // A row that no page holds is cut: nobody reads a name of fifty lines.
        lines = Math.min(lines, 30);
        float height = lines * PdfPages.line(SIZE) + 2 * PADDING;
        if (pages.reserve(height) && !repeated.isEmpty()) {
            row(repeated, widths, SOFT, List.of());
        }
        float x = PdfPages.MARGIN;
        for (int column = 0; column < cells.size(); column++) {
            float baseline = pages.y() - PADDING - SIZE;
            for (String line : wrapped.get(column)
                    .subList(0, Math.min(lines, wrapped.get(column).size()))) {
                pages.write(line, x, baseline, SIZE, colour);
                baseline -= PdfPages.line(SIZE);
            }
            x += widths.get(column);
        }
        pages.down(height);
        pages.stroke(PdfPages.MARGIN, pages.y(), PdfPages.MARGIN + PdfPages.INNER, pages.y(), 0.5f, RULE);
    }
}
