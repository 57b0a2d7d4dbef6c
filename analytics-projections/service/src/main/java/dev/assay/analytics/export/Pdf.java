package dev.assay.analytics.export;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;

/** A report as a PDF of A4 pages. The same report gives the same bytes. */
final class Pdf {
    private static final Color INK = new Color(0x1b, 0x1f, 0x24);
    private static final Color SOFT = new Color(0x55, 0x55, 0x55);
    private static final Color ACCENT = new Color(0x22, 0x44, 0x66);
    private static final Color SHADE = new Color(0xf2, 0xf5, 0xf9);
    private static final Color LINE = new Color(0x88, 0x88, 0x88);

    private static final float TITLE = 20;
    private static final float HEADING = 13;
    private static final float TEXT = 10;
    private static final float FINE = 8.5f;
    private static final float INDENT = 14;

    private static final float PLOT_ROW = 20;
    private static final float PLOT_NAMES = 150;

    private final PdfFont font;
    private final PdfPages pages;

    private Pdf(PdfFont font, PdfPages pages) {
        this.font = font;
        this.pages = pages;
    }

    /** @param asOf what the document is dated */
    static byte[] of(String title, Instant asOf, List<Block> blocks) {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            var font = new PdfFont(document);
            try (var pages = new PdfPages(document, font)) {
                var pdf = new Pdf(font, pages);
                for (Block block : blocks) {
                    pdf.block(block);
                }
                pages.number();
            }
            describe(document, title, asOf);
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void describe(PDDocument document, String title, Instant asOf) {
        var date = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        date.setTimeInMillis(asOf.toEpochMilli());
        date.set(Calendar.MILLISECOND, 0);
        var information = document.getDocumentInformation();
        information.setTitle(title);
        information.setCreator("Assay");
        information.setCreationDate(date);
        document.getDocumentCatalog().setLanguage("en");
        document.setDocumentId(asOf.toEpochMilli());
    }

    private void block(Block block) throws IOException {
        switch (block) {
            case Block.Title(var text) -> pages.paragraph(text, 0, TITLE, INK);
            case Block.Heading(var text) -> {
                // Not alone at the foot of a page.
                pages.reserve(HEADING * 5);
                pages.down(HEADING);
                pages.paragraph(text, 0, HEADING, ACCENT);
                pages.down(2);
            }
            case Block.Verdict(var text) -> verdict(text);
            case Block.Paragraph(var text) -> {
                pages.paragraph(text, 0, TEXT, INK);
                pages.down(3);
            }
            case Block.Fine(var text) -> {
                pages.paragraph(text, 0, FINE, SOFT);
                pages.down(3);
            }
            case Block.Bullets(var items) -> bullets(items);
            case Block.Plot plot -> plot(plot);
            case Block.Table table -> new PdfTable(font, pages).draw(table);
        }
    }

    private void verdict(String text) throws IOException {
        pages.down(8);
        for (String line : font.wrapped(text, TEXT + 1, PdfPages.INNER - 2 * INDENT)) {
            float height = PdfPages.line(TEXT + 1);
            pages.reserve(height);
            pages.fill(PdfPages.MARGIN, pages.y() - height, PdfPages.INNER, height + 0.5f, SHADE);
            pages.fill(PdfPages.MARGIN, pages.y() - height, 3, height + 0.5f, ACCENT);
            pages.lines(List.of(line), PdfPages.MARGIN + INDENT, TEXT + 1, INK);
        }
        pages.down(4);
    }

    private void bullets(List<String> items) throws IOException {
        for (String item : items) {
            pages.reserve(PdfPages.line(TEXT));
            pages.write(font.writable("•"), PdfPages.MARGIN + 3, pages.y() - PdfPages.line(TEXT) + 3, TEXT, SOFT);
            pages.paragraph(item, INDENT, TEXT, INK);
            pages.down(2);
        }
    }

    private void plot(Block.Plot plot) throws IOException {
        float room = PdfPages.INNER - PLOT_NAMES;
        for (Block.Line line : plot.lines()) {
            pages.reserve(PLOT_ROW);
            float middle = pages.y() - PLOT_ROW / 2;
            float zero = x(plot, 0, room);
            pages.stroke(zero, pages.y(), zero, pages.y() - PLOT_ROW, 0.7f, LINE);
            pages.stroke(x(plot, line.low(), room), middle, x(plot, line.high(), room), middle, 2, ACCENT);
            pages.fill(x(plot, line.lift(), room) - 3, middle - 3, 6, 6, ACCENT);
            String name = font.wrapped(line.name(), FINE, PLOT_NAMES - 10).getFirst();
            pages.write(name, PdfPages.MARGIN, middle - 3, FINE, INK);
            pages.down(PLOT_ROW);
        }
        pages.down(4);
    }

    private static float x(Block.Plot plot, double value, float room) {
        return (float) (PdfPages.MARGIN + PLOT_NAMES + (value - plot.from()) / plot.span() * room);
    }
}
