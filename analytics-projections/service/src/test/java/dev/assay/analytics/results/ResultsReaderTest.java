package dev.assay.analytics.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.assay.model.Rejected;
import dev.assay.model.Scope;
import dev.assay.model.experiment.ExperimentId;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.model.json.ModelJson;
import dev.assay.model.metric.Direction;
import dev.assay.model.metric.MetricId;
import dev.assay.model.metric.MetricKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ResultsReaderTest {
    @Test
    void the_contracts_worked_figures_are_answered() {
        var results = checkout().results();
        var control = results.variants().getFirst();
        var treatment = results.variants().getLast();

        assertThat(control.conversionRate()).hasValue(10.0);
        assertThat(control.confidenceInterval().orElseThrow().getFirst()).isCloseTo(9.412, within(5e-4));
        assertThat(treatment.confidenceInterval().orElseThrow().getLast()).isCloseTo(12.125, within(5e-4));
        assertThat(treatment.statistic().orElseThrow()).isCloseTo(3.42427, within(5e-6));
        assertThat(treatment.pValue().orElseThrow()).isCloseTo(6.16455e-4, within(5e-9));
        assertThat(treatment.lift()).contains("+15.0%");
        assertThat(treatment.liftValue().orElseThrow()).isCloseTo(0.15, within(1e-15));
        assertThat(treatment.statisticalSignificance().orElseThrow())
                .isEqualTo(1 - treatment.pValue().orElseThrow());
        assertThat(control.lift()).isEmpty();
        assertThat(control.pValue()).isEmpty();
        assertThat(results.sampleSize()).isEqualTo(20_000);
        assertThat(results.durationDays()).isEqualTo(14);
    }

    @Test
    void the_document_reads_as_the_contract_says() {
        JsonNode json = ModelJson.mapper().valueToTree(checkout().results());

        assertThat(json.propertyNames())
                .containsExactly(
                        "experiment_id",
                        "name",
                        "status",
                        "duration_days",
                        "sample_size",
                        "as_of",
                        "position",
                        "generation",
                        "metric",
                        "variants",
                        "omnibus",
                        "method",
                        "confidence",
                        "assumptions",
                        "srm",
                        "crossovers",
                        "power",
                        "warnings",
                        "recommendation",
                        "metrics",
                        "daily",
                        "analysis",
                        "series",
                        "trend");
        assertThat(json.at("/experiment_id").asString()).isEqualTo("checkout");
        assertThat(json.at("/metric/id").isNull()).isTrue();
        assertThat(json.at("/metric/kind").asString()).isEqualTo("conversion");
        assertThat(json.at("/variants/0/lift").isNull()).isTrue();
        assertThat(json.at("/variants/0/mean").isMissingNode()).isTrue();
        assertThat(json.at("/variants/1/confidence_interval").isArray()).isTrue();
        assertThat(json.at("/variants/1/lift").asString()).isEqualTo("+15.0%");
        assertThat(json.at("/variants/1/p_value").isNumber()).isTrue();
        assertThat(json.at("/variants/1/ln_p_value").isNumber()).isTrue();
        assertThat(json.at("/variants/1/adjusted_p_value").isNumber()).isTrue();
        assertThat(json.at("/omnibus/df").asInt()).isEqualTo(1);
        assertThat(json.at("/srm/counts/1/expected").asDouble()).isEqualTo(10_000);
        assertThat(json.at("/daily/0/day").asString()).isEqualTo("2026-11-01");
        assertThat(json.at("/as_of").asString()).isEqualTo("2026-11-15T00:00:00Z");
    }

    @Test
    void only_the_days_asked_for_count() {
        var second = Situation.DAY.plusDays(1);
        var situation = checkout()
                .exposed("a", second, 500, 2)
                .exposed("b", second, 500, 3)
                .converted("a", second, 50)
                .converted("b", second, 60);

        var results = situation.results(Question.PLAIN.on(Optional.of(second), Optional.of(second)));

        assertThat(results.sampleSize()).isEqualTo(1_000);
        assertThat(results.variants().getLast().conversions()).isEqualTo(60);
        assertThat(results.crossovers()).isEqualTo(new ResultsDocument.Crossovers(5, 5 / 1_005.0));
        assertThat(results.srm().counts().getFirst().observed()).isEqualTo(10_500);
        assertThat(results.daily()).hasSize(1);
        assertThat(results.warnings())
                .extracting(ResultsDocument.Warning::code)
                .containsExactly("CROSSOVERS", "PARTIAL");
        assertThat(situation.results().daily()).hasSize(2);
        assertThat(situation.results().sampleSize()).isEqualTo(21_000);
    }

    @Test
    void the_order_of_the_cells_is_no_matter() {
        var day = Situation.DAY.plusDays(1);
        var forwards =
                checkout().exposed("a", day, 7, 1).exposed("b", day, 5, 0).converted("b", day, 3);
        var backwards = forwards.reversed();

        assertThat(backwards.results()).isEqualTo(forwards.results());
    }

    @Test
    void few_conversions_are_judged_by_fishers_exact_test() {
        var results = new Situation()
                .control("a", 5_000, 100)
                .treatment("b", 5_000, 100)
                .converted("a", 0)
                .converted("b", 6)
                .results();
        var treatment = results.variants().getLast();

        assertThat(treatment.method()).contains("fisher exact");
        assertThat(treatment.pValue().orElseThrow()).isCloseTo(0.028930282023157568, within(1e-12));
        assertThat(treatment.liftValue()).isEmpty();
        assertThat(treatment.effectInterval()).isPresent();
        assertThat(results.warnings()).extracting(ResultsDocument.Warning::code).contains("LOW_COUNTS");
    }

    @Test
    void nobody_converting_is_said_as_such() {
        var treatment = new Situation()
                .control("a", 5_000, 500)
                .treatment("b", 5_000, 510)
                .results()
                .variants()
                .getLast();

        assertThat(treatment.status()).isEqualTo("NO_VARIATION");
        assertThat(treatment.statistic()).isEmpty();
        assertThat(treatment.pValue()).hasValue(1);
        assertThat(treatment.effectInterval()).isPresent();
        assertThat(treatment.effectIntervalWald()).isEmpty();
    }

    @Test
    void another_metric_of_the_experiment_can_be_headlined() {
        var situation = checkout()
                .secondary("revenue", MetricKind.MEAN)
                .measured("revenue", "a", 2, "10.5", "60.25")
                .measured("revenue", "b", 2, "12.5", "90.25");

        var results = situation.results(Question.PLAIN.of(new MetricId("revenue")));

        assertThat(results.metric().id().orElseThrow()).hasToString("revenue");
        assertThat(results.variants().getFirst().sum()).hasValue(10.5);
        assertThat(results.variants().getFirst().mean()).hasValue(0.00105);
        assertThat(results.omnibus()).isEmpty();
        assertThat(results.metrics()).extracting(ResultsDocument.Further::role).isEqualTo(List.of("target"));
    }

    @Test
    void a_metric_redefined_since_is_shown_under_the_version_that_was_folded() {
        var results = new Situation()
                .control("a", 5_000, 100)
                .treatment("b", 5_000, 100)
                .target("signup", MetricKind.CONVERSION, Direction.INCREASE)
                .targetRedefined()
                .measured("signup", "a", 40)
                .measured("signup", "b", 40)
                .results();

        assertThat(results.metric().version()).isEqualTo(1);
        assertThat(results.variants().getFirst().conversions()).isEqualTo(40);
        assertThat(results.warnings()).extracting(ResultsDocument.Warning::code).containsExactly("METRIC_VERSION");
    }

    @Test
    void what_is_not_there_is_refused_by_name() {
        var situation = checkout();
        var elsewhere = new ExperimentKey(Scope.of("other", "production"), new ExperimentId("checkout"));

        assertThatThrownBy(() -> new ResultsReader(situation, situation).read(elsewhere, Question.PLAIN))
                .isInstanceOf(Rejected.class)
                .hasMessage("There is no experiment 'checkout'.");
        assertThatThrownBy(() -> situation.results(Question.PLAIN.of(new MetricId("revenue"))))
                .isInstanceOf(Rejected.class)
                .hasMessage("The experiment 'checkout' does not measure a metric 'revenue'.");
    }

    private static Situation checkout() {
        return new Situation()
                .control("a", 5_000, 10_000)
                .treatment("b", 5_000, 10_000)
                .converted("a", 1_000)
                .converted("b", 1_150);
    }
}
