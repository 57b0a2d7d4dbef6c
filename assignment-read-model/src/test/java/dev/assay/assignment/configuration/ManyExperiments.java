package dev.assay.assignment.configuration;

import static dev.assay.assignment.fixture.Store.ACME;

import dev.assay.assignment.fixture.Draft;
import dev.assay.assignment.fixture.Store;
import dev.assay.model.experiment.ExperimentKey;
import dev.assay.rules.Operator;
import java.util.List;

/** Running experiments by the thousands: two to four variants each, a configuration each, a targeting rule each. */
final class ManyExperiments {
    private static final List<String> VARIANTS = List.of("control", "one", "two", "three");

    private ManyExperiments() {}

    static Store running(int count) {
        var store = new Store();
        for (int i = 0; i < count; i++) {
            store.running(key(i), draft(i));
        }
        return store;
    }

    static ExperimentKey key(int number) {
        return Store.experiment(ACME, "experiment-%05d".formatted(number));
    }

    static int variantsOf(int number) {
        return 2 + number % 3;
    }

    /** Targets the country {@code number % 100}. */
    static Draft draft(int number) {
        int variants = variantsOf(number);
        var draft = new Draft("Experiment " + number, List.of(), 10_000, List.of(), List.of());
        for (int i = 0; i < variants; i++) {
            int share = i == 0 ? 10_000 - (variants - 1) * 2_000 : 2_000;
            draft = draft.variant(VARIANTS.get(i), share, """
                    {"headline": "Headline %d of experiment %d", "colour": "#%06x", "steps": [1, 2, 3], "fast": true}""".formatted(i, number, number));
        }
        return draft.targeting(Draft.comparison("country", Operator.IN, "everywhere", "country-" + number % 100));
    }
}
