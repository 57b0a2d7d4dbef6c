package dev.assay.server.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.server.fixture.Api;
import dev.assay.server.fixture.RunningServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Results are taken away as files; whatever somebody named a thing is data in each of them. */
class ExportTest {
    private final RunningServer.Company company = RunningServer.shared().found();
    private final Api admin = company.admin();

    @BeforeEach
    void anExperimentWithHostileNames() {
        admin.post("/metrics", """
                {"id": "spend", "name": "=HYPERLINK(\\"x\\")", "kind": "mean", "event_name": "purchase",
                 "value_property": "amount"}""").expect(201);
        admin.post("/experiments", """
                {"id": "hostile", "name": "<script>alert(1)</script>", "secondary_metrics": ["spend"],
                 "variants": [{"id": "a", "name": "\\"quoted\\", and a comma", "allocation": 50, "control": true},
                              {"id": "b", "name": "<img src=x onerror=alert(2)>", "allocation": 50}]}""").expect(201);
        admin.post("/experiments/hostile/start").expect(200);
        var client = company.as("client");
        for (var variant : List.of("a", "b")) {
            for (int user = 0; user < 5; user++) {
                client.post("/track", """
                        {"user_id": "%s-%d", "event_type": "exposure", "event_name": "shown", "experiment_id": "hostile",
                         "variant_id": "%s"}""".formatted(variant, user, variant)).expect(202);
            }
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> admin.get("/experiments/hostile/results")
                                .json()
                                .path("sample_size")
                                .asInt()
                        == 10);
    }

    @Test
    void a_spreadsheet_gets_a_row_each_metric_and_variant_and_no_formula() {
        var answer =
                admin.get("/analytics/experiment/hostile/export?format=csv").expect(200);
        var lines = answer.response().body().split("\r\n");

        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.header("Content-Disposition")).matches("attachment; filename=\"hostile-\\d+\\.csv\"");
        assertThat(lines).hasSize(1 + 4);
        assertThat(lines[0]).startsWith("experiment_id,as_of,position,generation,metric_id");
        assertThat(lines[1]).contains("\"\"\"quoted\"\", and a comma\"");
        assertThat(lines[3]).contains("\"'=HYPERLINK(\"\"x\"\")\"");
        assertThat(answer.response().body()).doesNotContain("NaN");
    }

    @Test
    void the_document_is_taken_away_as_it_is_read() {
        var exported =
                admin.get("/analytics/experiment/hostile/export?format=json").expect(200);

        assertThat(exported.json().path("variants"))
                .isEqualTo(admin.get("/experiments/hostile/results").json().path("variants"));
    }

    @Test
    void a_report_shows_names_and_runs_nothing() {
        var report = admin.get("/analytics/experiment/hostile/export?format=html&dimension=visitor")
                .expect(200)
                .response()
                .body();

        assertThat(report)
                .startsWith("<!doctype html>")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .contains("&lt;img src=x onerror=alert(2)&gt;")
                .contains("By visitor")
                .doesNotContain("<script")
                .doesNotContain("<img")
                .doesNotContain("http-equiv")
                .doesNotContain("src=\"");
    }

    @Test
    void a_report_on_paper_and_rows_for_other_programs_come_as_what_they_are() {
        var pdf = admin.get("/analytics/experiment/hostile/export?format=pdf&dimension=visitor,device")
                .expect(200);
        var parquet =
                admin.get("/analytics/experiment/hostile/export?format=parquet").expect(200);

        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(pdf.header("Content-Disposition")).matches("attachment; filename=\"hostile-\\d+\\.pdf\"");
        assertThat(pdf.response().body()).startsWith("%PDF-");
        assertThat(parquet.header("Content-Type")).isEqualTo("application/vnd.apache.parquet");
        assertThat(parquet.response().body()).startsWith("PAR1").endsWith("PAR1");
        assertThat(admin.get("/analytics/experiment/hostile/export?format=pdf&dimension=visitor,colour")
                        .expect(400)
                        .text("/errors/0/pointer"))
                .isEqualTo("/dimension");
    }

    @Test
    void another_form_is_refused_and_what_was_taken_is_noted() {
        assertThat(admin.get("/analytics/experiment/hostile/export?format=docx")
                        .expect(400)
                        .json()
                        .at("/errors/0/pointer")
                        .asString())
                .isEqualTo("/format");
        admin.get("/analytics/experiment/hostile/export").expect(200);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> admin.get("/audit").response().body().contains("export"));
    }
}
