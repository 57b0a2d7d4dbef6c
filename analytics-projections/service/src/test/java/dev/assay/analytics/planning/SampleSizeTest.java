package dev.assay.analytics.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection;
import dev.assay.model.json.ModelJson;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SampleSizeTest {
    private final PlanningController controller = new PlanningController();

    @Test
    void the_contracts_figures_are_answered() {
        var answer = ask("""
                {"baseline_rate": 0.1, "minimum_detectable_effect": 0.1, "daily_users": 1625}""");

        assertThat(answer)
                .isEqualTo(new SampleSizeAnswer(
                        14_751,
                        29_502,
                        14_400,
                        OptionalLong.of(14_751),
                        OptionalLong.of(14_749),
                        OptionalLong.of(19),
                        OptionalLong.of(21)));
        assertThat(ask("""
                {"baseline_rate": 0.05, "minimum_detectable_effect": 0.1}""").ruleOfThumb()).isEqualTo(30_400);
    }

    @Test
    void means_are_planned_by_their_standard_deviation() {
        var answer = ask("""
                {"mean": 1.25, "sd": 3, "minimum_detectable_effect": 0.05, "variants": 3}""");

        assertThat(answer.perVariant()).isEqualTo(36_168);
        assertThat(answer.total()).isEqualTo(3 * 36_168);
        assertThat(answer.ruleOfThumb()).isEqualTo(36_864);
        assertThat(answer.pooled()).isEmpty();
        assertThat(answer.days()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /baseline_rate /minimum_detectable_effect",
                "{\"baseline_rate\": 1.2, \"minimum_detectable_effect\": 0} | /baseline_rate /minimum_detectable_effect",
                "{\"baseline_rate\": 0.6, \"minimum_detectable_effect\": 0.9} | /minimum_detectable_effect",
                "{\"baseline_rate\": \"a\", \"minimum_detectable_effect\": 0.1} | /baseline_rate",
                "{\"mean\": 0, \"minimum_detectable_effect\": 0.1} | /mean /sd",
                "{\"baseline_rate\": 0.1, \"minimum_detectable_effect\": 0.1, \"alpha\": 2, \"power\": 1, \"variants\": 2.5,"
                        + " \"daily_users\": 0} | /alpha /power /variants /daily_users",
                "{\"mean\": 0.00001, \"sd\": 1000000, \"minimum_detectable_effect\": 0.00001} | /minimum_detectable_effect"
            })
    void every_faulty_field_is_named(String body, String pointers) {
        assertThatThrownBy(() -> ask(body))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(((Rejection.Invalid) rejected.rejection()).faults())
                                .extracting(Rejection.Fault::pointer)
                                .containsExactly(pointers.split(" ")));
    }

    private SampleSizeAnswer ask(String body) {
        return controller.sampleSize(ModelJson.mapper().readValue(body, JsonNode.class));
    }
}
