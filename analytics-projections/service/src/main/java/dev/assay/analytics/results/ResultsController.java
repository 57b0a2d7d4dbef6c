package dev.assay.analytics.results;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.ANALYST;
import static dev.assay.model.company.Role.AUDITOR;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.access.Allowed;
import dev.assay.model.access.Caller;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers an experiment's results, and notes who read them. */
@RestController
@RequestMapping("/api/v1")
class ResultsController {
    private final ResultsReader results;
    private final AccessLog accesses;
    private final LiveViews live;

    ResultsController(ResultsReader results, AccessLog accesses, LiveViews live) {
        this.results = results;
        this.accesses = accesses;
        this.live = live;
    }

    @GetMapping({"/analytics/experiment/{id}", "/experiments/{id}/results"})
    @Allowed({ADMIN, ANALYST, AUDITOR})
    ResultsDocument results(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String metric,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String dimension,
            @RequestParam(required = false) @Nullable String method,
            @RequestParam(required = false) @Nullable String confidence,
            @RequestParam(required = false) @Nullable String sequential,
            @RequestParam(required = false) @Nullable String correction,
            @RequestParam(required = false) @Nullable String covariate,
            @RequestParam(name = "stratify_by", required = false) @Nullable String stratifyBy,
            @RequestParam(name = "as_of", required = false) @Nullable String asOf,
            Caller caller) {
        refuse("as_of", asOf, "Results of an earlier moment are not supported yet; leave 'as_of' out.");
        Question question = QuestionReader.read(metric, from, to, dimension)
                .judged(QuestionReader.analysis(method, confidence, sequential, correction, covariate, stratifyBy));
        ExperimentKey experiment = new ExperimentKey(caller.scope(), experimentId(id));
        ResultsDocument document = results.read(experiment, question);
        // Who watches reads again at every change: that is the watching that was noted when it began.
        if (!live.isWatching(caller.key(), experiment)) {
            accesses.resultsRead(caller, experiment, "results");
        }
        return document;
    }

    private static void refuse(String parameter, @Nullable String value, String detail) {
        if (value != null) {
            throw invalid(parameter, detail);
        }
    }

    /** What cannot be an id names nothing. */
    private static ExperimentId experimentId(String id) {
        try {
            return new ExperimentId(id);
        } catch (IllegalArgumentException e) {
            throw new Rejected(new Rejection.NotFound("There is no experiment of that id."));
        }
    }

    private static Rejected invalid(String parameter, String detail) {
        return new Rejected(new Rejection.Invalid("/" + parameter, detail));
    }
}
