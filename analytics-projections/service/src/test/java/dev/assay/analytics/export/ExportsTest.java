package dev.assay.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.analytics.results.Question;
import dev.assay.analytics.results.ResultsDocument;
import dev.assay.analytics.results.Situation;
import dev.assay.model.experiment.Dimension;
import dev.assay.model.metric.MetricKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same results as rows for other programs, and as a report on paper. */
class ExportsTest {
    private static final String HOSTILE =
            "<script>=HYPERLINK(\"x\")</script> \u0645\u0631\u062d\u0628\u0627 \ud83d\ude80 \u0007\u202e\u4f60\u597d";

    @Test
    void parquet_holds_what_the_spreadsheet_does_typed(@TempDir Path folder) throws Exception {
        var document = checkout().results();
        var file = folder.resolve("results.parquet");
        Files.write(file, Parquet.of(document));

        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select * from '" + file + "'")) {
            var columns = Column.of(document);
            int count = 0;
            for (Row row : Row.of(document)) {
                assertThat(rows.next()).isTrue();
                count++;
                for (int i = 0; i < columns.size(); i++) {
                    assertThat(rows.getMetaData().getColumnName(i + 1))
                            .isEqualTo(columns.get(i).name());
                    assertThat(rows.getObject(i + 1))
                            .as(columns.get(i).name())
                            .isEqualTo(columns.get(i).value().apply(row).orElse(null));
                }
            }
            assertThat(rows.next()).isFalse();
            assertThat(count).isEqualTo(4);
        }
    }

    @Test
    void parquet_leaves_no_file_behind() throws Exception {
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        Parquet.of(checkout().results());

        try (var files = Files.list(temporary)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("assay-export")))
                    .isEmpty();
        }
    }

    @Test
    void the_report_on_paper_says_what_the_page_says() throws Exception {
        var document = checkout()
                .sliced("DE", "a", 5_000, 500)
                .sliced("DE", "b", 5_000, 560)
                .results(Question.PLAIN.by(Dimension.COUNTRY));
        var text = text(pdf(document, document.slices().stream().toList())).replaceAll("\\s+", " ");

        assertThat(text)
                .contains("Checkout")
                .contains(document.recommendation().text().replaceAll("\\s+", " "))
                .contains("By country")
                .contains("DE")
                .contains("1 / ");
        document.recommendation().risks().forEach(risk -> assertThat(text).contains(risk.replaceAll("\\s+", " ")));
    }

    @Test
    void the_same_report_gives_the_same_bytes() {
        var document = checkout().results();

        assertThat(pdf(document, List.of())).isEqualTo(pdf(document, List.of()));
    }

    @Test
    void words_of_any_kind_and_any_length_stay_on_the_page() throws Exception {
        var situation = new Situation().control("a", 5_000, 10_000);
        for (int i = 0; i < 19; i++) {
            situation.treatment("variant-with-a-rather-long-id-" + i, 5_000, 10_000);
        }
        for (int i = 0; i < 9; i++) {
            situation.secondary("metric-" + i, MetricKind.CONVERSION);
        }
        var document = situation.results();
        var blocks = new ArrayList<>(Report.of(document, List.of()));
        blocks.add(new Block.Title(HOSTILE));
        blocks.add(new Block.Paragraph("x".repeat(5_000)));
        blocks.add(new Block.Table(List.of("Name", "Users"), List.of(List.of(HOSTILE.repeat(200), "1"))));
        blocks.add(new Block.Bullets(List.of("", " ", HOSTILE)));
        byte[] pdf = Pdf.of(HOSTILE, document.asOf(), blocks);

        try (var read = Loader.loadPDF(pdf)) {
            assertThat(read.getNumberOfPages()).isGreaterThan(5);
        }
        assertThat(text(pdf)).contains("<script>=HYPERLINK(\"x\")</script>").doesNotContain("\u0007");
        assertThat(positions(pdf)).allSatisfy(position -> {
            assertThat(position.getXDirAdj() + position.getWidthDirAdj())
                    .isLessThan(PdfPages.WIDTH - PdfPages.MARGIN + 1);
            assertThat(position.getYDirAdj()).isBetween(0f, position.getPageHeight());
        });
    }

    @Test
    void html_escapes_and_has_everything_too() {
        var document = checkout().results();
        var html = Html.of(HOSTILE, Report.of(document, List.of()));

        assertThat(html)
                .contains("&lt;script&gt;")
                .doesNotContain("<script")
                .contains("<svg")
                .contains("class=\"verdict\"");
    }

    private static Situation checkout() {
        return new Situation()
                .control("a", 5_000, 10_000)
                .treatment("b", 5_000, 10_000)
                .converted("a", 1_000)
                .converted("b", 1_150)
                .secondary("signup", MetricKind.CONVERSION);
    }

    private static byte[] pdf(ResultsDocument document, List<ResultsDocument.Slices> slices) {
        return Pdf.of(document.name(), document.asOf(), Report.of(document, slices));
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return Objects.requireNonNull(new PDFTextStripper().getText(document));
        }
    }

    private static List<TextPosition> positions(byte[] pdf) throws IOException {
        var positions = new ArrayList<TextPosition>();
        var stripper = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                positions.add(text);
            }
        };
        try (var document = Loader.loadPDF(pdf)) {
            stripper.getText(document);
        }
        return positions;
    }
}
