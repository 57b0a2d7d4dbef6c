package dev.assay.model.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.model.Rejected;
import dev.assay.model.Rejection.Fault;
import dev.assay.model.Rejection.Invalid;
import dev.assay.model.fixture.Checkout;
import dev.assay.model.fixture.Story;
import dev.assay.model.json.ModelJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Experiments that vary several things at once say so by their factors. */
class FactorTest {
    private static final String HEADLINE = """
            {"id": "headline", "levels": [{"id": "plain", "config": "Buy"}, {"id": "bold", "config": {"text": "Buy!"}}]}""";
    private static final String COLOUR = """
            {"id": "colour", "levels": [{"id": "blue"}, {"id": "red"}]}""";
    private static final String SIZE = """
            {"id": "size", "levels": [{"id": "s"}, {"id": "m"}, {"id": "l"}]}""";

    @Test
    void every_combination_of_levels_is_a_variant() {
        var definition = definition(HEADLINE + "," + COLOUR);

        assertThat(definition.variants().stream().map(variant -> variant.id().value()))
                .containsExactly("plain-blue", "plain-red", "bold-blue", "bold-red");
        assertThat(definition.variants().stream().map(Variant::control)).containsExactly(true, false, false, false);
        assertThat(definition.variants().getLast().config())
                .isEqualTo(ModelJson.mapper().readTree("""
                        {"headline": {"text": "Buy!"}, "colour": "red"}"""));
        assertThat(definition.analysis().factors())
                .containsExactly(
                        new Analysis.Factor("headline", ids("bold-blue", "bold-red")),
                        new Analysis.Factor("colour", ids("plain-red", "bold-red")));
        Story.of(Experiment.class)
                .when(new CreateExperiment(Checkout.KEY, definition, "salt"))
                .result()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void what_does_not_divide_evenly_goes_to_the_first_ones() {
        var definition = definition(COLOUR + "," + SIZE);

        assertThat(definition.variants().stream()
                        .map(variant -> variant.allocation().basisPoints()))
                .containsExactly(1_667, 1_667, 1_667, 1_667, 1_666, 1_666);
        // Results compare two levels; of three they compare the variants.
        assertThat(definition.analysis().factors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "factors": []                                                                | /factors
            "factors": {}                                                                | /factors
            "factors": [{"id": "a", "levels": [{"id": "x"}]}]                            | /factors/0/levels
            "factors": [{"id": "a", "levels": [{"id": "x"}, {"id": "Y"}]}]               | /factors/0/levels/1/id
            "factors": [{"id": "a", "levels": [{"id": "x"}, {"id": "y"}]}], "variants": [] | /factors
            "factors": [{"id": "a", "level": [{"id": "x"}, {"id": "y"}]}]                | /factors/0/level
            """)
    void what_is_wrong_is_named(String fields, String pointer) {
        assertThatThrownBy(() -> read(fields))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        refused -> assertThat(((Invalid) refused.rejection()).faults())
                                .extracting(Fault::pointer)
                                .contains(pointer));
    }

    @Test
    void more_than_twenty_variants_are_too_many() {
        assertThatThrownBy(() -> definition(COLOUR + "," + SIZE + "," + SIZE.replace("size", "width") + "," + HEADLINE))
                .hasMessageContaining("more than 20");
    }

    private static List<VariantId> ids(String... ids) {
        return List.of(ids).stream().map(VariantId::new).toList();
    }

    private static ExperimentDefinition definition(String factors) {
        return read("\"factors\": [" + factors + "]");
    }

    private static ExperimentDefinition read(String fields) {
        return ExperimentReader.creation(
                        ModelJson.mapper().readTree("{\"id\": \"page\", \"name\": \"Page\", " + fields + "}"))
                .definition();
    }
}
