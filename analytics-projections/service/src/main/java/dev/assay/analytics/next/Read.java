package dev.assay.analytics.next;

import dev.assay.analytics.results.ResultsDocument;
import java.util.List;
import java.util.Optional;

/** An experiment and its results. */
record Read(Portfolio.Entry entry, ResultsDocument results) {
    String quoted() {
        return "\"" + results.name() + "\"";
    }

    double usersADay() {
        return results.durationDays() > 0 ? results.sampleSize() / results.durationDays() : 0;
    }

    boolean isRunning() {
        return results.status().equals("running");
    }

    Optional<ResultsDocument.Variant> control(List<ResultsDocument.Variant> variants) {
        return variants.stream().filter(ResultsDocument.Variant::control).findFirst();
    }
}
