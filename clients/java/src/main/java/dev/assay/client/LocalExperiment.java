package dev.assay.client;

import dev.assay.rules.ExperimentRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running experiment, ready to decide.
 *
 * @param variants in the order the rules count in
 */
record LocalExperiment(String id, ExperimentRules rules, List<Variant> variants) {
    record Variant(String id, String name, @Nullable Object config) {}
}
