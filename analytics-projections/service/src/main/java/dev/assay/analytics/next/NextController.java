package dev.assay.analytics.next;

import static dev.assay.model.company.Role.ADMIN;
import static dev.assay.model.company.Role.ANALYST;
import static dev.assay.model.company.Role.AUDITOR;

import dev.assay.analytics.results.AccessLog;
import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.access.Allowed;
import dev.assay.model.access.Caller;
import dev.assay.model.experiment.ExperimentKey;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers what to test next, and notes whose results were told. */
@RestController
@RequestMapping("/api/v1")
class NextController {
    private static final int USUAL = 20;
    private static final int MOST = 100;

    private final Next next;
    private final AccessLog accesses;

    NextController(Next next, AccessLog accesses) {
        this.next = next;
        this.accesses = accesses;
    }

    @GetMapping("/analytics/next")
    @Allowed({ADMIN, ANALYST, AUDITOR})
    Next.Answer next(@RequestParam(required = false) @Nullable String limit, Caller caller) {
        var answer = next.of(caller.scope(), limit == null ? USUAL : limit(limit));
        answer.items().stream()
                .map(Suggestion::experimentId)
                .distinct()
                .forEach(id -> accesses.resultsRead(caller, new ExperimentKey(caller.scope(), id), "next"));
        return answer;
    }

    private static int limit(String text) {
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException _) {
            // refused below
        }
        throw new Rejected(new Rejection.Invalid("/limit", "'limit' is a whole number from 1 to " + MOST + "."));
    }
}
