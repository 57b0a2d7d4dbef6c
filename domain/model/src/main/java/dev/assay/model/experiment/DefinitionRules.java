package dev.assay.model.experiment;

import dev.assay.model.json.Checks;
import dev.assay.model.json.Faults;
import dev.assay.model.metric.MetricId;
import java.util.function.Predicate;

/** What makes an experiment's definition valid; each fault is named by the JSON pointer of its field. */
final class DefinitionRules {
    private DefinitionRules() {}

    static void check(ExperimentDefinition definition, Predicate<MetricId> knownMetrics, Faults faults) {
        if (definition.name().isBlank()) {
            faults.add("/name", "is required");
        }
        Checks.tags("/tags", definition.tags(), faults);
        VariantRules.check(definition.variants(), faults);
        Checks.conditions("/targeting_rules", definition.targetingRules(), faults);
        Checks.conditions("/exclusion_rules", definition.exclusionRules(), faults);
        MetricRoles.check(definition, knownMetrics, faults);
        DateRules.check(definition, faults);
        SteeringRules.check(definition, faults);
        AnalysisRules.check(definition.analysis(), definition.variants(), faults);
    }
}
