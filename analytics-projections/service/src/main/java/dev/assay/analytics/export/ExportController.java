package dev.assay.analytics.export;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.ANALYST;
import static dev.assay.model.company.Role.AUDITOR;

import dev.assay.analytics.results.AccessLog;
import dev.assay.analytics.results.QuestionReader;
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
        HTML("text/html;charset=utf-8");

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
        var document = results.read(experiment, QuestionReader.read(metric, from, to, dimension));
        accesses.resultsRead(caller, experiment, "export");
        String text = switch (form) {
            case CSV -> Csv.of(document);
            case JSON -> ModelJson.mapper().writeValueAsString(document);
            case HTML -> Report.of(document);
        };
        // Ids are slugs and formats are words: nothing in the name needs quoting.
        String name = document.experimentId() + "-" + document.position() + "." + Names.in(form);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, form.mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(text.getBytes(StandardCharsets.UTF_8));
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
