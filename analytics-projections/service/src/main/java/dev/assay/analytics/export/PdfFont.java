package dev.assay.analytics.export;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The one font of a document: Liberation Sans, which comes with PDFBox and knows Latin, Greek, Cyrillic and Hebrew letters. What it
 * does not know becomes a mark, what has no shape is dropped.
 */
final class PdfFont {
    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String MARK = "\u25a1";
    private static final float UNITS = 1_000;

    private final PDFont font;
    private final Map<Integer, String> known = new HashMap<>();

    PdfFont(PDDocument document) throws IOException {
        try (InputStream file = Objects.requireNonNull(PDFont.class.getResourceAsStream(FILE), FILE)) {
            font = PDType0Font.load(document, file, true);
        }
    }

    PDFont font() {
        return font;
    }

    /** The text as the font can write it. */
    String writable(String text) {
        var writable = new StringBuilder();
        text.codePoints().forEach(point -> writable.append(known.computeIfAbsent(point, this::writable)));
        return writable.toString();
    }

    private String writable(int point) {
        if (Character.isWhitespace(point)) {
            return " ";
        }
        int type = Character.getType(point);
        if (Character.isISOControl(point) || type == Character.FORMAT || type == Character.SURROGATE) {
            return "";
        }
        String character = Character.toString(point);
        return knows(character) ? character : knows(MARK) ? MARK : "?";
    }

    private boolean knows(String character) {
        try {
            font.encode(character);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("the font cannot be read", e);
        }
    }

    /** In points. */
    float width(String writable, float size) throws IOException {
        return font.getStringWidth(writable) / UNITS * size;
    }

    /** In lines no wider than so many points, broken between words, and within a word that is wider by itself. */
    List<String> wrapped(String text, float size, float width) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : writable(text).strip().split(" +")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer, size) <= width) {
                line.setLength(0);
                line.append(longer);
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(broken(word, size, width, lines));
        }
        lines.add(line.toString());
        return lines;
    }

    /** Adds full lines of a word, and gives what is left of it. */
    private String broken(String word, float size, float width, List<String> lines) throws IOException {
        String rest = word;
        while (width(rest, size) > width) {
            int end = rest.offsetByCodePoints(0, 1);
            while (end < rest.length() && width(rest.substring(0, rest.offsetByCodePoints(end, 1)), size) <= width) {
                end = rest.offsetByCodePoints(end, 1);
            }
            lines.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        return rest;
    }
}
