package dev.assay.analytics.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.Scope;
import dev.assay.model.access.Caller;
import dev.assay.model.company.KeyId;
import dev.assay.model.company.Role;
import dev.assay.model.experiment.Analysis;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultsControllerTest {
    private static final Caller ANALYST =
            new Caller(Scope.of("acme", "production"), Role.ANALYST, new KeyId("ada"), "Ada", "request-1", "hash");

    private final List<String> accesses = new ArrayList<>();
    private final List<KeyId> watching = new ArrayList<>();
    private final Situation situation = new Situation().control("a", 5_000, 10).treatment("b", 5_000, 10);
    private final ResultsController controller = new ResultsController(
            new ResultsReader(situation, situation),
            (caller, experiment, what) -> accesses.add(caller.actor() + " " + experiment + " " + what),
            (key, experiment) -> watching.contains(key));

    @Test
    void whoever_reads_results_is_noted() {
        assertThat(read("checkout", null, null, null, null, null).sampleSize()).isEqualTo(20);

        assertThat(accesses).containsExactly("Ada acme/production/experiments/checkout results");
    }

    @Test
    void whoever_watches_was_noted_when_that_began() {
        watching.add(ANALYST.key());
        read("checkout", null, null, null, null, null);
        assertThat(accesses).isEmpty();

        watching.clear();
        read("checkout", null, null, null, null, null);
        assertThat(accesses).hasSize(1);
    }

    @Test
    void nothing_is_noted_when_nothing_was_shown() {
        assertNotFound("elsewhere", null);
        assertNotFound("../../etc/passwd", null);
        assertNotFound("checkout", "revenue");
        assertNotFound("checkout", "Not A Slug");

        assertThat(accesses).isEmpty();
    }

    @Test
    void what_is_not_supported_yet_is_refused_clearly() {
        assertInvalid("/as_of", () -> read("checkout", null, null, null, null, "2026-11-24T00:00:00Z"));
    }

    @Test
    void a_dimension_there_is_not_is_refused() {
        assertInvalid("/dimension", () -> read("checkout", null, null, null, "mood", null));
        assertThat(read("checkout", null, null, null, "country", null)
                        .slices()
                        .orElseThrow()
                        .dimension())
                .isEqualTo("country");
    }

    @Test
    void results_can_be_judged_otherwise_than_the_experiment_says() {
        var analysis =
                judged("bayesian", "0.9", "pocock", "sidak", "none", "country").analysis();

        assertThat(analysis.method()).isEqualTo(Analysis.Method.BAYESIAN);
        assertThat(analysis.confidence()).isEqualTo(0.9);
        assertThat(analysis.sequential()).isEqualTo(Analysis.Sequential.POCOCK);
        assertThat(analysis.correction()).isEqualTo(Analysis.Correction.SIDAK);
        assertThat(analysis.covariate()).isEqualTo(Analysis.Covariate.NONE);
        assertThat(analysis.stratifyBy()).contains("country");
        assertInvalid("/method", () -> judged("guessing", null, null, null, null, null));
        assertInvalid("/confidence", () -> judged(null, "1", null, null, null, null));
        assertInvalid("/confidence", () -> judged(null, "much", null, null, null, null));
        assertInvalid("/sequential", () -> judged(null, null, "often", null, null, null));
        assertInvalid("/correction", () -> judged(null, null, null, "all", null, null));
        assertInvalid("/covariate", () -> judged(null, null, null, null, "age", null));
        assertInvalid("/stratify_by", () -> judged(null, null, null, null, null, "mood"));
    }

    private ResultsDocument judged(
            @Nullable String method,
            @Nullable String confidence,
            @Nullable String sequential,
            @Nullable String correction,
            @Nullable String covariate,
            @Nullable String stratifyBy) {
        return controller.results(
                "checkout",
                null,
                null,
                null,
                null,
                method,
                confidence,
                sequential,
                correction,
                covariate,
                stratifyBy,
                null,
                ANALYST);
    }

    @Test
    void days_are_days_in_order() {
        assertInvalid("/from", () -> read("checkout", null, "yesterday", null, null, null));
        assertInvalid("/to", () -> read("checkout", null, "2026-11-02", "2026-11-01", null, null));
    }

    private ResultsDocument read(
            String id,
            @Nullable String metric,
            @Nullable String from,
            @Nullable String to,
            @Nullable String dimension,
            @Nullable String asOf) {
        return controller.results(id, metric, from, to, dimension, null, null, null, null, null, null, asOf, ANALYST);
    }

    private void assertNotFound(String id, @Nullable String metric) {
        assertThatThrownBy(() -> read(id, metric, null, null, null, null))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.rejection()).isInstanceOf(Rejection.NotFound.class));
    }

    private static void assertInvalid(String pointer, Runnable request) {
        assertThatThrownBy(request::run)
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(((Rejection.Invalid) rejected.rejection()).faults())
                                .extracting(Rejection.Fault::pointer)
                                .containsExactly(pointer));
    }
}
