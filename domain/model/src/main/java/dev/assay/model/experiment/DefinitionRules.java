package dev.assay.model.experiment;

import dev.assay.model.json.Faults;
import dev.assay.model.metric.MetricId;
import dev.assay.rules.Condition;
import dev.assay.rules.ConditionCheck;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;

/** What makes an experiment's definition valid; each fault is named by the JSON pointer of its field. */
final class DefinitionRules {
    private static final int MAX_TAGS = 20;

    private DefinitionRules() {}

    static void check(ExperimentDefinition definition, Predicate<MetricId> knownMetrics, Faults faults) {
        if (definition.name().isBlank()) {
            faults.add("/name", "is required");
        }
        checkTags(definition.tags(), faults);
        VariantRules.check(definition.variants(), faults);
        checkConditions("/targeting_rules", definition.targetingRules(), faults);
        checkConditions("/exclusion_rules", definition.exclusionRules(), faults);
        MetricRoles.check(definition, knownMetrics, faults);
        DateRules.check(definition, faults);
        AnalysisRules.check(definition.analysis(), definition.variants(), faults);
    }

    private static void checkTags(List<String> tags, Faults faults) {
        if (tags.size() > MAX_TAGS) {
            faults.add("/tags", "must be at most " + MAX_TAGS + ", not " + tags.size());
        }
        var seen = new HashSet<String>();
        for (int i = 0; i < tags.size(); i++) {
            if (tags.get(i).isBlank()) {
                faults.add("/tags/" + i, "must not be blank");
            } else if (!seen.add(tags.get(i))) {
                faults.add("/tags/" + i, "is there already");
            }
        }
    }

    private static void checkConditions(String pointer, List<Condition> conditions, Faults faults) {
        for (int i = 0; i < conditions.size(); i++) {
            for (var problem : ConditionCheck.problems(conditions.get(i))) {
                faults.add(pointer + "/" + i + problem.pointer(), problem.detail());
            }
        }
    }
}
