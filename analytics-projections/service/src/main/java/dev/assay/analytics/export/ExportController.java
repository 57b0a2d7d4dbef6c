package dev.assay.analytics.export;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.ANALYST;
import static dev.assay.model.company.Role.AUDITOR;

import dev.assay.analytics.results.AccessLog;
import dev.assay.analytics.results.Question;
import dev.assay.analytics.results.QuestionReader;
import dev.assay.analytics.results.ResultsDocument;
import dev.assay.analytics.results.ResultsReader;
import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.access.Allowed;
import dev.assay.model.access.Caller;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.json.ModelJson;
import dev.assay.model.json.Names;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hands out an experiment's results as a file, and notes who took it. */
@RestController
@RequestMapping("/api/v1")
class ExportController {
    private final ResultsReader results;
    private final AccessLog accesses;

    ExportController(ResultsReader results, AccessLog accesses) {
        this.results = results;
        this.accesses = accesses;
    }

    /** The forms there are. */
    enum Format {
        CSV("text/csv;charset=utf-8"),
        JSON("application/json"),
        PARQUET("application/vnd.apache.parquet"),
        HTML("text/html;charset=utf-8"),
        PDF("application/pdf");

        private final String mediaType;

        Format(String mediaType) {
            this.mediaType = mediaType;
        }
    }

    @GetMapping("/analytics/experiment/{id}/export")
    @Allowed({ADMIN, ANALYST, AUDITOR})
    ResponseEntity<byte[]> export(
            @PathVariable String id,
            @RequestParam(defaultValue = "csv") String format,
            @RequestParam(required = false) @Nullable String metric,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String dimension,
            Caller caller) {
        Format form = form(format);
        ExperimentKey experiment = new ExperimentKey(caller.scope(), experimentId(id));
        List<Question> questions = dimensions(dimension).stream()
                .map(each -> QuestionReader.read(metric, from, to, each))
                .toList();
        var document = results.read(
                experiment, questions.isEmpty() ? QuestionReader.read(metric, from, to, null) : questions.getFirst());
        accesses.resultsRead(caller, experiment, "export");
        byte[] bytes = switch (form) {
            case CSV -> utf8(Csv.of(document));
            case JSON -> utf8(ModelJson.mapper().writeValueAsString(document));
            case PARQUET -> Parquet.of(document);
            case HTML -> utf8(Html.of(document.name(), Report.of(document, slices(experiment, document, questions))));
            case PDF ->
                Pdf.of(document.name(), document.asOf(), Report.of(document, slices(experiment, document, questions)));
        };
        // Ids are slugs and formats are words: nothing in the name needs quoting.
        String name = document.experimentId() + "-" + document.position() + "." + Names.in(form);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, form.mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Reports have room for several, named with commas between them. */
    private static List<String> dimensions(@Nullable String named) {
        return named == null ? List.of() : List.of(named.split(",", -1));
    }

    private List<ResultsDocument.Slices> slices(
            ExperimentKey experiment, ResultsDocument first, List<Question> questions) {
        List<ResultsDocument.Slices> slices = new ArrayList<>();
        first.slices().ifPresent(slices::add);
        questions.stream()
                .skip(1)
                .flatMap(question -> results.read(experiment, question).slices().stream())
                .forEach(slices::add);
        return slices;
    }

    private static Format form(String text) {
        try {
            return Names.of(Format.class).apply(text);
        } catch (IllegalArgumentException e) {
            throw new Rejected(new Rejection.Invalid("/format", "'format' " + e.getMessage() + "."));
        }
    }

    private static ExperimentId experimentId(String id) {
        try {
            return new ExperimentId(id);
        } catch (IllegalArgumentException e) {
            throw new Rejected(new Rejection.NotFound("There is no experiment of that id."));
        }
    }
}
