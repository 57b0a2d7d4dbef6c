package dev.assay.analytics.export;

import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/** Pages of A4 that are filled from above; a new one begins where something no longer fits. Lengths are in points. */
final class PdfPages implements AutoCloseable {
    static final float WIDTH = PDRectangle.A4.getWidth();
    static final float MARGIN = 56;
    static final float INNER = WIDTH - 2 * MARGIN;

    private static final float HEIGHT = PDRectangle.A4.getHeight();
    private static final float LEADING = 1.4f;
    private static final float FOOT = 8;
    private static final Color SOFT = new Color(0x55, 0x55, 0x55);

    private final PDDocument document;
    private final PdfFont font;
    private @Nullable PDPageContentStream content;

    /** From the bottom. */
    private float y;

    PdfPages(PDDocument document, PdfFont font) {
        this.document = document;
        this.font = font;
    }

    /** Makes sure that so much fits on the page; whether a new one was begun. */
    boolean reserve(float height) throws IOException {
        if (content != null && y - height >= MARGIN) {
            return false;
        }
        close();
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        content = new PDPageContentStream(document, page);
        y = HEIGHT - MARGIN;
        return true;
    }

    /** The page that is being filled. */
    private PDPageContentStream content() throws IOException {
        reserve(0);
        var present = content;
        if (present == null) {
            throw new IllegalStateException("there is a page after room was made on one");
        }
        return present;
    }

    float y() {
        return y;
    }

    void down(float by) {
        y -= by;
    }

    static float line(float size) {
        return size * LEADING;
    }

    /** Lines one below the other. */
    void lines(List<String> lines, float x, float size, Color colour) throws IOException {
        for (String line : lines) {
            reserve(line(size));
            y -= line(size);
            write(line, x, y + size * 0.3f, size, colour);
        }
    }

    void paragraph(String text, float indent, float size, Color colour) throws IOException {
        lines(font.wrapped(text, size, INNER - indent), MARGIN + indent, size, colour);
    }

    /** One line, somewhere on the page. */
    void write(String writable, float x, float baseline, float size, Color colour) throws IOException {
        var stream = content();
        stream.beginText();
        stream.setFont(font.font(), size);
        stream.setNonStrokingColor(colour);
        stream.newLineAtOffset(x, baseline);
        stream.showText(writable);
        stream.endText();
    }

    void stroke(float x1, float y1, float x2, float y2, float width, Color colour) throws IOException {
        var stream = content();
        stream.setStrokingColor(colour);
        stream.setLineWidth(width);
        stream.moveTo(x1, y1);
        stream.lineTo(x2, y2);
        stream.stroke();
    }

    void fill(float x, float bottom, float width, float height, Color colour) throws IOException {
        var stream = content();
        stream.setNonStrokingColor(colour);
        stream.addRect(x, bottom, width, height);
        stream.fill();
    }

    /** Says on each page which it is. */
    void number() throws IOException {
        close();
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            try (var stream = new PDPageContentStream(
                    document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true)) {
                content = stream;
                String text = (i + 1) + " / " + pages;
                write(text, WIDTH - MARGIN - font.width(text, FOOT), MARGIN / 2, FOOT, SOFT);
            } finally {
                content = null;
            }
        }
    }

    @Override
    public void close() throws IOException {
        var open = content;
        if (open != null) {
            open.close();
            content = null;
        }
    }
}
