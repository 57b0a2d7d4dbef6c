package dev.assay.model.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.model.Rejection.Conflict;
import dev.assay.model.fixture.Checkout;
import dev.assay.model.fixture.Story;
import dev.assay.model.json.ModelJson;
import dev.assay.rules.Allocation;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How an experiment shares users with others. */
class SharedTrafficTest {
    private static final Story<Experiment> STORY = Story.of(Experiment.class);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "segments": ["none"]                     | /segments/0
            "holdouts": ["q", "none"]                | /holdouts/1
            "exclusive_with": ["none"]               | /exclusive_with/0
            "exclusive_with": ["checkout"]           | /exclusive_with/0
            "exclusive_with": ["polite"]             | /exclusive_with/0
            "layer": {"id": "none", "share": 10}     | /layer/id
            "layer": {"id": "search", "share": 0}    | /layer/share
            """)
    void what_is_wrong_is_named(String field, String pointer) {
        STORY.when(new CreateExperiment(Checkout.KEY, definition(field), "salt"))
                .refusedAt(pointer);
    }

    @Test
    void an_experiment_starts_only_when_its_layer_has_room() {
        STORY.given(created(definition("\"layer\": {\"id\": \"full\", \"share\": 10}")))
                .when(new StartExperiment(Checkout.KEY, Trigger.MANUAL))
                .refused(Conflict.class);
        STORY.given(created(definition("\"layer\": {\"id\": \"search\", \"share\": 10}")))
                .when(new StartExperiment(Checkout.KEY, Trigger.MANUAL))
                .then(new ExperimentStarted(Checkout.KEY, Trigger.MANUAL));
    }

    @Test
    void a_live_experiment_keeps_its_part_of_the_layer() {
        var before = definition("\"layer\": {\"id\": \"search\", \"share\": 10}");

        STORY.given(created(before), new ExperimentStarted(Checkout.KEY, Trigger.MANUAL))
                .whenSeen(1, new UpdateExperiment(Checkout.KEY, definition("\"holdouts\": []")))
                .refusedAt("/layer");
        assertThat(before.traffic().layer()).isPresent();
    }

    private static ExperimentCreated created(ExperimentDefinition definition) {
        return new ExperimentCreated(
                Checkout.KEY, definition, Allocation.of(definition.weights()), "salt", Optional.empty());
    }

    private static ExperimentDefinition definition(String field) {
        return ExperimentReader.creation(ModelJson.mapper().readTree("""
                        {"id": "checkout", "name": "Checkout", "variants": [
                          {"id": "control", "allocation": 50, "control": true}, {"id": "one-page", "allocation": 50}],
                         %s}""".formatted(field)))
                .definition();
    }
}
