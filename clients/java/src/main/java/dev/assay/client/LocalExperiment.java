package dev.assay.client;

import dev.assay.rules.ExperimentRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running experiment, ready to decide.
 *
 * @param variants in the order the rules count in
 * @param exclusiveWith whoever takes part in one of these takes no part in this
 */
record LocalExperiment(String id, ExperimentRules rules, List<Variant> variants, List<String> exclusiveWith) {
    record Variant(String id, String name, @Nullable Object config) {}
}
